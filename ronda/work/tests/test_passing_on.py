"""What is passed on: each answers for the days on which the work was in the own hands."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.kernel.period import Month
from ronda.outlets.tests.pages import words_of
from ronda.people.queries import working_days_known
from ronda.work.models import Handover, Task
from ronda.work.queries.handovers import known_handovers
from ronda.work.queries.leaving import open_lines
from ronda.work.queries.tasks import known_tasks
from ronda.work.rules import WorkingClock
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.rules.passing_on import PassedHandover, PassedTask, passed_handover, passed_task
from ronda.work.services import accept_handover, give_handover, record_handovers, record_tasks
from ronda.work.services.chains import ChainDraft, start_chain
from ronda.work.services.leaving import pass_on
from ronda.work.tests.builders import Town, a_handover, a_task
from ronda.work.tests.handover_pages import NOW, TODAY, at, browser_of, october, town

__all__ = ["town"]
pytestmark = pytest.mark.django_db

# Monday the third to Friday the 21st, without the weekends; passed on on Monday the tenth.
CLOCK = WorkingClock.of(date(2022, 10, day) for day in (*range(3, 8), *range(10, 15), *range(17, 22)))
OCTOBER = Month(2022, 10)
LATER = datetime(2022, 11, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts_on", "due", "expected"),
    [
        (None, october(14), PassedTask(TODAY, october(14), late=False)),
        (october(3), october(10), PassedTask(TODAY, october(12), late=False)),
        (october(3), october(7), PassedTask(TODAY, october(12), late=True)),
        (october(17), october(18), PassedTask(october(17), october(18), late=False)),
    ],
    ids=["in good time", "due that day", "late", "begins later"],
)
def test_a_task_is_the_takers_from_that_day_on(
    starts_on: date | None, due: date, expected: PassedTask
) -> None:
    assert passed_task(starts_on, due, TODAY, 2, CLOCK) == expected


# Had since Monday the third: five working days by Monday the tenth.
@pytest.mark.parametrize(
    ("started_on", "allowed", "expected"),
    [
        (october(3), 9, PassedHandover(TODAY, 4, late=False)),
        (october(3), 6, PassedHandover(TODAY, 2, late=False)),
        (october(3), 5, PassedHandover(TODAY, 2, late=False)),
        (october(3), 4, PassedHandover(TODAY, 2, late=True)),
        (october(12), 1, PassedHandover(october(12), 1, late=False)),
    ],
    ids=["four are left", "one is left", "none is left", "late", "begins later"],
)
def test_a_handover_has_the_days_that_are_left(
    started_on: date, allowed: int, expected: PassedHandover
) -> None:
    assert passed_handover(started_on, allowed, TODAY, 2, CLOCK) == expected


def pass_all(town: Town, to: str = "E04") -> None:
    bruno = town.county.bruno
    lines = open_lines(town.operator, bruno.pk, today=TODAY)
    chosen = {line.key: to for line in lines}
    pass_on(by=town.viewer_of("ana"), at=NOW, today=TODAY, person=bruno, to=chosen, why="Bruno leaves")


def handed(town: Town) -> dict[str, tuple[int, int, bool]]:
    """Of October, by the code of whose evidence it is: days had, days allowed, given."""
    working = working_days_known(town.operator, OCTOBER.period, LATER)
    codes = {each.pk: each.code for each in (town.county.bruno, town.county.carmen)}
    rows = known_handovers(town.operator, OCTOBER, LATER, working)
    return {codes[row["owner_id"]]: (row["elapsed"], row["allowed"], row["delivered"]) for row in rows}


def test_a_late_handover_leaves_the_leaver_his_days_and_the_taker_only_his_own(town: Town) -> None:
    rows = [a_handover(owner="E03", receiver="E05", allowed_days=4)]
    [change] = record_handovers(by=town.operator, at=at(3), rows=rows)
    pass_all(town)
    # Passed on on Monday the tenth; the policy gives one working day, and the taker gives it on that day.
    give_handover(by=town.viewer_of("carmen"), at=at(11), number=int(change.key), given_on=october(11))

    assert handed(town) == {"E03": (5, 4, True), "E04": (1, 1, True)}


def test_a_handover_in_time_is_the_takers_alone(town: Town) -> None:
    rows = [a_handover(owner="E03", receiver="E05", allowed_days=8)]
    [change] = record_handovers(by=town.operator, at=at(3), rows=rows)
    pass_all(town)
    give_handover(by=town.viewer_of("carmen"), at=at(13), number=int(change.key), given_on=october(13))

    assert handed(town) == {"E04": (3, 3, True)}


def judged(town: Town) -> dict[str, tuple[date, bool]]:
    codes = {each.pk: each.code for each in (town.county.bruno, town.county.carmen)}
    rows = known_tasks(town.operator, OCTOBER, LATER)
    return {codes[row["owner_id"]]: (row["due"], row["in_time"]) for row in rows}


def test_a_late_task_stays_late_for_the_leaver_and_is_in_time_for_the_taker(town: Town) -> None:
    [change] = record_tasks(by=town.operator, at=at(3), rows=[a_task("E03", due=october(6))])
    pass_all(town)
    task = Task.objects.get(owner__code="E04", withdrawn_at=None)
    Task.objects.filter(pk=task.pk).update(done_on=october(11))

    assert task.number == int(change.key)
    assert judged(town) == {"E03": (october(6), False), "E04": (october(11), True)}


def test_a_task_in_time_leaves_the_leaver_no_record(town: Town) -> None:
    record_tasks(by=town.operator, at=at(3), rows=[a_task("E03", due=october(14))])
    pass_all(town)

    assert judged(town) == {"E04": (october(14), False)}


def test_what_was_believed_before_the_passing_stays_believed(town: Town) -> None:
    record_tasks(by=town.operator, at=at(3), rows=[a_task("E03", due=october(6))])
    before = known_tasks(town.operator, OCTOBER, at(9))
    pass_all(town)

    assert known_tasks(town.operator, OCTOBER, at(9)) == before


def test_the_takers_step_begins_on_the_day_of_passing_where_the_answer_was_passed_on(town: Town) -> None:
    steps = [StepDraft("First", "N1", "E04", 2), StepDraft("Second", "B1", "E03", 2)]
    draft = ChainDraft("Chain", town.county.centre.pk, october(3), steps, "E05")
    start_chain(by=town.viewer_of("carmen"), at=at(3), today=october(3), draft=draft)
    first = Handover.objects.get()
    give_handover(by=town.viewer_of("carmen"), at=at(7), number=first.number, given_on=october(7))
    pass_all(town, to="E01")

    accept_handover(by=town.viewer_of("ana"), at=at(11), number=first.number, accepted_on=october(11))

    second = Handover.objects.get(title="Second", withdrawn_at=None)
    assert (second.owner.code, second.started_on) == ("E01", TODAY)


@pytest.mark.parametrize(("about", "path"), [("task", "tasks"), ("handover", "hand-overs")])
def test_both_pages_say_when_who_passed_it_on_to_whom(town: Town, about: str, path: str) -> None:
    model: Any = Task if about == "task" else Handover
    if about == "task":
        record_tasks(by=town.operator, at=at(3), rows=[a_task("E03", due=october(6))])
    else:
        record_handovers(by=town.operator, at=at(3), rows=[a_handover(owner="E03", receiver="E05")])
    pass_all(town)

    records = model.objects.filter(withdrawn_at=None)
    shown = [words_of(browser_of("ana").get(f"/work/{path}/{each.number}/")) for each in records]

    said = "Passed on on Oct 10, 2022 by Ana Torres, from Bruno Keller to Carmen Ruiz."
    assert [said in words for words in shown] == [True, True]
