"""Answering a request, and taking one's own answer back on its day."""

from datetime import date
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work import queries, services
from ronda.work.models import CustomerRequest, Handover, Task
from ronda.work.tests.builders import FROZEN, NOTED, Town, a_handover, a_request, a_task, a_town

pytestmark = pytest.mark.django_db

TODAY, TOMORROW = date(2022, 10, 13), date(2022, 10, 14)


@pytest.fixture
def town() -> Town:
    return a_town()


def number_of(changes: Any) -> int:
    [change] = changes
    return int(change.key)


def a_recorded(town: Town, kind: str) -> int:
    by = town.operator
    if kind == "task":
        return number_of(services.record_tasks(by=by, at=NOTED, rows=[a_task()]))
    if kind == "handover":
        rows = [a_handover(given_on=date(2022, 10, 12))]
        return number_of(services.record_handovers(by=by, at=NOTED, rows=rows))
    return number_of(services.record_requests(by=by, at=NOTED, rows=[a_request()]))


def answer(town: Town, kind: str, number: int, who: str = "diego") -> None:
    by = town.viewer_of(who)
    if kind == "task":
        services.complete_task(by=by, at=FROZEN, number=number, done_on=TODAY)
    elif kind == "handover":
        services.return_handover(by=by, at=FROZEN, number=number, returned_on=TODAY, reason="too late")
    else:
        services.answer_request(by=by, at=FROZEN, number=number, closed_on=TODAY)


TAKE_BACK = {
    "task": services.reopen_task,
    "handover": services.take_back_answer,
    "request": services.reopen_request,
}


@pytest.mark.parametrize("kind", TAKE_BACK)
def test_an_answer_is_taken_back_on_its_day_and_waits_again(town: Town, kind: str) -> None:
    number, diego = a_recorded(town, kind), town.viewer_of("diego")
    answer(town, kind, number)
    assert queries.own_work(diego, today=TODAY, until=TOMORROW).waiting == 0

    TAKE_BACK[kind](by=diego, at=FROZEN, number=number, today=TODAY)

    waiting = queries.own_work(diego, today=TODAY, until=TOMORROW)
    assert waiting.waiting == 1
    assert [*waiting.answered, *waiting.done, *waiting.replied] == []


@pytest.mark.parametrize("kind", TAKE_BACK)
def test_a_day_later_the_answer_stays(town: Town, kind: str) -> None:
    number = a_recorded(town, kind)
    answer(town, kind, number)

    with pytest.raises(RefusedError, match="was not answered today"):
        TAKE_BACK[kind](by=town.viewer_of("diego"), at=FROZEN, number=number, today=TOMORROW)


@pytest.mark.parametrize("kind", TAKE_BACK)
@pytest.mark.parametrize("who", ["operator", "ana", "elena", "hugo"])
def test_nobody_takes_back_the_answer_of_another(town: Town, kind: str, who: str) -> None:
    number = a_recorded(town, kind)
    answer(town, kind, number)

    with pytest.raises(RefusedError):
        TAKE_BACK[kind](by=town.viewer_of(who), at=FROZEN, number=number, today=TODAY)


def test_what_was_believed_meanwhile_stays_on_record(town: Town) -> None:
    number = a_recorded(town, "handover")
    answer(town, "handover", number)

    services.take_back_answer(by=town.viewer_of("diego"), at=FROZEN, number=number, today=TODAY)

    assert Handover.objects.count() == 3
    assert Handover.objects.filter(return_reason="too late", withdrawn_at__isnull=False).count() == 1


def test_a_request_is_answered_once_and_not_confirmed_by_its_owner(town: Town) -> None:
    number = a_recorded(town, "request")

    answer(town, "request", number)

    closed = CustomerRequest.objects.get(withdrawn_at=None)
    assert (closed.closed_on, closed.confirmed) == (TODAY, False)
    with pytest.raises(RefusedError, match="was answered on 2022-10-13"):
        answer(town, "request", number)


@pytest.mark.parametrize("who", ["elena", "ivan", "hugo"])
def test_nobody_else_answers_a_request(town: Town, who: str) -> None:
    number = a_recorded(town, "request")

    with pytest.raises(RefusedError):
        answer(town, "request", number, who)


def test_a_confirmed_answer_stays(town: Town) -> None:
    row = a_request(closed_on=TODAY, confirmed=True, due_on=TODAY)
    number = number_of(services.record_requests(by=town.operator, at=NOTED, rows=[row]))

    with pytest.raises(RefusedError, match="was not answered today"):
        services.reopen_request(by=town.viewer_of("diego"), at=FROZEN, number=number, today=TODAY)


def test_own_work_is_only_ones_own(town: Town) -> None:
    for kind in TAKE_BACK:
        a_recorded(town, kind)

    def waiting(viewer: Viewer) -> range:
        return range(queries.own_work(viewer, today=TODAY, until=TOMORROW).waiting)

    seen = town.count_seen(waiting)

    assert {who: count for who, count in seen.items() if count} == {"diego": 3}
    assert Task.objects.count() == 1


def test_work_concerns_those_in_whose_hands_it_is(town: Town) -> None:
    number = a_recorded(town, "handover")

    hands = {who for who in ("diego", "bruno", "elena", "hugo") if _concerns(town, who, number)}

    assert hands == {"diego", "bruno"}


def test_only_the_receiver_may_answer(town: Town) -> None:
    number = a_recorded(town, "handover")

    with pytest.raises(NotAllowedError):
        answer(town, "handover", number, "bruno")


def _concerns(town: Town, who: str, number: int) -> bool:
    return queries.concerns(town.viewer_of(who), "handover", number)
