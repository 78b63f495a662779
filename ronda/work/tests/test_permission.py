"""Who may record, finish, give, answer and see what."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work import queries, services
from ronda.work.models import Handover, Task
from ronda.work.tests.builders import (
    FROZEN,
    NOTED,
    OCTOBER,
    Town,
    a_handover,
    a_listing_target,
    a_request,
    a_task,
    a_town,
)

pytestmark = pytest.mark.django_db

DAY = date(2022, 10, 13)
READS: dict[str, Callable[[Viewer, Month], Iterable[Any]]] = {
    "tasks": queries.tasks_for,
    "handovers": queries.handovers_for,
    "requests": queries.requests_for,
    "listing targets": queries.listing_targets_for,
}
NOBODYS = ["hugo", "hugo's operator", "director of the north", "ivan"]


@pytest.fixture
def town() -> Town:
    return a_town()


def record_one_of_each(town: Town) -> None:
    """All of it in the first centre, Diego's and Bruno's."""
    operator = town.operator
    services.record_tasks(by=operator, at=NOTED, rows=[a_task()])
    services.record_handovers(by=operator, at=NOTED, rows=[a_handover()])
    services.record_requests(by=operator, at=NOTED, rows=[a_request()])
    services.set_listing_targets(by=operator, at=NOTED, rows=[a_listing_target()])


def number_of(changes: Any) -> int:
    [change] = changes
    return int(change.key)


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_the_company_the_centre_and_the_owner_see_it(town: Town, read: Any) -> None:
    record_one_of_each(town)

    assert town.count_seen(lambda viewer: read(viewer, OCTOBER)) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 1,
        "diego": 1,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_a_handover_is_shown_in_every_month_that_it_was_in_hand(town: Town) -> None:
    row = a_handover(date(2022, 9, 29), given_on=date(2022, 10, 5))
    services.record_handovers(by=town.operator, at=NOTED, rows=[row])
    months = [OCTOBER.plus(number) for number in (-2, -1, 0, 1)]

    assert [len(queries.handovers_for(town.operator, month)) for month in months] == [0, 1, 1, 0]


def test_the_back_office_records_the_work_of_its_centre(town: Town) -> None:
    for who in ("operator", "ana", "bruno", "carmen"):
        by = town.viewer_of(who)
        assert services.record_tasks(by=by, at=NOTED, rows=[a_task()])
        assert services.record_handovers(by=by, at=NOTED, rows=[a_handover()])
        assert services.record_requests(by=by, at=NOTED, rows=[a_request()])
        [target] = services.set_listing_targets(by=by, at=NOTED, rows=[a_listing_target()])
        services.withdraw_listing_targets(by=by, at=NOTED, numbers=[int(target.key)], reason="next")


def test_nobody_else_records_tasks_handovers_or_targets(town: Town) -> None:
    for who in ("leader", "diego", *NOBODYS):
        by = town.viewer_of(who)
        with pytest.raises(RefusedError):
            services.record_tasks(by=by, at=NOTED, rows=[a_task()])
        with pytest.raises(RefusedError):
            services.record_handovers(by=by, at=NOTED, rows=[a_handover(owner="E05", receiver="")])
        with pytest.raises(RefusedError):
            services.set_listing_targets(by=by, at=NOTED, rows=[a_listing_target()])


def test_a_key_does_not_reach_a_record_of_another_centre(town: Town) -> None:
    services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(key="K1")])
    theft = a_task("E20", centre="C2", key="K1")

    with pytest.raises(NotAllowedError):
        services.record_tasks(by=town.viewer_of("director of the north"), at=FROZEN, rows=[theft])

    assert Task.objects.get().withdrawn_at is None


def test_an_account_manager_records_requests_of_outlets_in_hand(town: Town) -> None:
    diego = town.viewer_of("diego")

    services.record_requests(by=diego, at=NOTED, rows=[a_request(closed_on=DAY)])

    with pytest.raises(RefusedError):
        services.record_requests(by=diego, at=NOTED, rows=[a_request("O3")])
    with pytest.raises(RefusedError):
        services.record_requests(by=diego, at=NOTED, rows=[a_request(owner="E06")])


def test_the_owner_does_not_confirm_the_own_answer(town: Town) -> None:
    answered = a_request(closed_on=DAY, confirmed=True)

    with pytest.raises(NotAllowedError, match="confirming"):
        services.record_requests(by=town.viewer_of("diego"), at=NOTED, rows=[answered])

    assert services.record_requests(by=town.viewer_of("carmen"), at=NOTED, rows=[answered])


@pytest.mark.parametrize("who", ["diego", "ana", "operator"])
def test_the_owner_and_the_back_office_say_that_a_task_is_done(town: Town, who: str) -> None:
    number = number_of(services.record_tasks(by=town.operator, at=NOTED, rows=[a_task()]))

    services.complete_task(by=town.viewer_of(who), at=FROZEN, number=number, done_on=DAY)

    [row] = queries.known_tasks(town.operator, OCTOBER, FROZEN)
    assert (row["task_id"], row["in_time"]) == (number, True)


def test_nobody_else_says_that_a_task_is_done(town: Town) -> None:
    number = number_of(services.record_tasks(by=town.operator, at=NOTED, rows=[a_task()]))

    for who in ("elena", *NOBODYS):
        with pytest.raises(RefusedError):
            services.complete_task(by=town.viewer_of(who), at=FROZEN, number=number, done_on=DAY)

    assert Task.objects.get().done_on is None


def test_a_task_is_done_once(town: Town) -> None:
    number = number_of(services.record_tasks(by=town.operator, at=NOTED, rows=[a_task(done_on=DAY)]))

    with pytest.raises(RefusedError, match="was done on 2022-10-13"):
        services.complete_task(by=town.operator, at=FROZEN, number=number, done_on=DAY)


def test_a_handover_goes_through_two_hands(town: Town) -> None:
    number = number_of(services.record_handovers(by=town.operator, at=NOTED, rows=[a_handover()]))
    bruno, diego = town.viewer_of("bruno"), town.viewer_of("diego")

    services.give_handover(by=bruno, at=NOTED, number=number, given_on=DAY)
    services.return_handover(by=diego, at=FROZEN, number=number, returned_on=DAY, reason="no figures")

    handover = Handover.objects.get(withdrawn_at=None)
    assert (handover.number, handover.given_on, handover.return_reason) == (number, DAY, "no figures")


def test_the_sender_does_not_answer_and_the_receiver_does_not_give(town: Town) -> None:
    number = number_of(services.record_handovers(by=town.operator, at=NOTED, rows=[a_handover()]))
    bruno, diego = town.viewer_of("bruno"), town.viewer_of("diego")

    with pytest.raises(NotAllowedError):
        services.give_handover(by=diego, at=NOTED, number=number, given_on=DAY)
    services.give_handover(by=bruno, at=NOTED, number=number, given_on=DAY)
    with pytest.raises(NotAllowedError):
        services.accept_handover(by=bruno, at=FROZEN, number=number, accepted_on=DAY)


def test_each_hand_acts_once_and_in_its_order(town: Town) -> None:
    number = number_of(services.record_handovers(by=town.operator, at=NOTED, rows=[a_handover()]))
    bruno, diego = town.viewer_of("bruno"), town.viewer_of("diego")

    with pytest.raises(RefusedError, match="never given"):
        services.accept_handover(by=diego, at=NOTED, number=number, accepted_on=DAY)
    services.give_handover(by=bruno, at=NOTED, number=number, given_on=DAY)
    with pytest.raises(RefusedError, match="was given on 2022-10-13"):
        services.give_handover(by=bruno, at=NOTED, number=number, given_on=DAY)
    with pytest.raises(RefusedError, match="returned without a reason"):
        services.return_handover(by=diego, at=NOTED, number=number, returned_on=DAY, reason="")
    services.accept_handover(by=diego, at=NOTED, number=number, accepted_on=DAY)
    with pytest.raises(RefusedError, match="was answered on 2022-10-13"):
        services.return_handover(by=diego, at=FROZEN, number=number, returned_on=DAY, reason="late")
