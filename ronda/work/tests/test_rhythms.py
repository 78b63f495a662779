"""Recurring tasks: due on working days, made once, ended with a reason."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.period import Period
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import AppointmentRow, CalendarRow, working_days
from ronda.people.services import appoint, set_calendar
from ronda.people.tests.builders import HIRED
from ronda.work.models import Rhythm, Task
from ronda.work.rules import WorkingClock
from ronda.work.rules.rhythm_days import rhythm_days
from ronda.work.services import complete_task, withdraw_tasks
from ronda.work.services.rhythms import end_rhythm, keep_rhythm, make_recurring_tasks
from ronda.work.services.task_changes import move_tasks
from ronda.work.tests.builders import Town, a_town

# A Monday.
TODAY = date(2022, 10, 3)
NOW = datetime(2022, 10, 3, 6, tzinfo=UTC)
YEAR = Period(date(2021, 11, 1), date(2024, 1, 1))
MOST_SPAN = 120


@dataclass(frozen=True)
class Repeated:
    every: str
    on: int = 1
    starts: date = TODAY
    last: date | None = None


def due_days(rhythm: Repeated, first: date, last: date, *feasts: date) -> list[date]:
    days = working_days(YEAR, "12345", dict.fromkeys(feasts, False))
    return rhythm_days(rhythm, first, last, WorkingClock.of(days))


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Repeated("day"), [3, 4, 5, 6, 7, 10]),
        (Repeated("week", 5), [7]),
        (Repeated("week", 6), [7]),
        (Repeated("month", 8), [7]),
        (Repeated("month", 9), [7]),
        (Repeated("month", 3), [3]),
        (Repeated("month", 1), []),
        (Repeated("week", 1, starts=date(2022, 10, 4)), [10]),
        (Repeated("day", last=date(2022, 10, 5)), [3, 4, 5]),
    ],
)
def test_a_free_day_moves_to_the_working_day_before(rhythm: Repeated, days: list[int]) -> None:
    found = due_days(rhythm, TODAY, date(2022, 10, 10))

    assert found == [date(2022, 10, day) for day in days]


def test_a_short_month_has_its_last_day() -> None:
    # 28 February 2023 is a Tuesday; 31 January too; 31 March is a Friday.
    found = due_days(Repeated("month", 31), date(2023, 1, 1), date(2023, 3, 31))

    assert found == [date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 31)]


def test_a_feast_inside_moves_the_day_before_it() -> None:
    friday = date(2022, 10, 7)

    assert due_days(Repeated("week", 5), TODAY, date(2022, 10, 10), friday) == [date(2022, 10, 6)]


@given(
    every=st.sampled_from(["day", "week", "month"]),
    on=st.integers(1, 31),
    cut=st.integers(0, MOST_SPAN),
    feasts=st.lists(st.integers(0, MOST_SPAN), max_size=6),
)
def test_two_looks_find_what_one_look_finds(every: str, on: int, cut: int, feasts: list[int]) -> None:
    rhythm = Repeated(every, min(on, 7) if every == "week" else on)
    last = TODAY + timedelta(days=MOST_SPAN)
    middle = TODAY + timedelta(days=cut)
    free = [TODAY + timedelta(days=each) for each in feasts]

    once = due_days(rhythm, TODAY, last, *free)
    twice = due_days(rhythm, TODAY, middle, *free) + due_days(rhythm, middle + timedelta(days=1), last, *free)

    assert once == twice
    assert not set(once) & set(free)
    assert all(day.isoweekday() <= 5 for day in once)


@pytest.fixture
def town(db: None) -> Town:
    return a_town()


def begun(town: Town, by: str = "bruno", **values: object) -> Rhythm:
    first = {
        "centre_id": town.county.centre.pk,
        "owner_id": town.county.diego.pk,
        "title": "Weekly report",
        "duty": "A5",
        "every": "week",
        "on": 5,
        "starts": TODAY,
    }
    return keep_rhythm(by=town.viewer_of(by), at=NOW, **{**first, **values})  # type: ignore[arg-type]


def due(town: Town) -> list[int]:
    return [each.due.day for each in Task.objects.filter(withdrawn_at=None).order_by("due")]


def test_two_weeks_are_made_at_once_and_the_daily_round_goes_on_from_there(town: Town) -> None:
    begun(town)
    assert due(town) == [7, 14]

    for day in range(1, 9):
        make_recurring_tasks(town.operator, NOW + timedelta(days=day), TODAY + timedelta(days=day))

    assert due(town) == [7, 14, 21]


def test_a_round_that_runs_again_makes_nothing_twice(town: Town) -> None:
    rhythm = begun(town)
    # As after a crash: the tasks are there, the mark is not.
    Rhythm.objects.filter(pk=rhythm.pk).update(made_up_to=None)

    assert make_recurring_tasks(town.operator, NOW, TODAY) == 0
    assert due(town) == [7, 14]


def test_what_was_done_moved_or_withdrawn_is_not_made_again(town: Town) -> None:
    begun(town, every="day", last=date(2022, 10, 5))
    first, second, third = Task.objects.order_by("due")
    bruno = town.viewer_of("bruno")
    complete_task(by=bruno, at=NOW, number=first.number, done_on=TODAY)
    move_tasks(by=bruno, at=NOW, numbers=[second.number], due=date(2022, 10, 6), why="a meeting")
    withdraw_tasks(by=bruno, at=NOW, numbers=[third.number], reason="not this week")

    assert make_recurring_tasks(town.operator, NOW, TODAY) == 0
    assert due(town) == [3, 6]


def test_a_feast_of_the_company_moves_the_task(town: Town) -> None:
    set_calendar(by=town.operator, at=NOW, rows=[CalendarRow(date(2022, 10, 7), False, "Feast")])
    begun(town)

    assert due(town) == [6, 14]


def test_the_end_withdraws_what_is_due_later_and_nothing_more_comes(town: Town) -> None:
    rhythm = begun(town, every="day")
    bruno = town.viewer_of("bruno")
    with pytest.raises(RefusedError, match="has no reason"):
        end_rhythm(by=bruno, at=NOW, number=rhythm.pk, why="")

    end_rhythm(by=bruno, at=NOW, number=rhythm.pk, why="weekly is enough")

    assert due(town) == [3]
    assert make_recurring_tasks(town.operator, NOW, TODAY) == 0
    with pytest.raises(RefusedError, match="has ended already"):
        end_rhythm(by=bruno, at=NOW, number=rhythm.pk, why="again")


def test_an_executor_who_has_left_does_not_keep_others_from_theirs(town: Town) -> None:
    begun(town, every="day")
    begun(town, every="day", owner_id=town.county.elena.pk)
    leaves = AppointmentRow("E05", "C1", "account_manager", HIRED, date(2022, 10, 18))
    appoint(by=town.operator, at=NOW, rows=[leaves])

    later = timedelta(days=2)
    make_recurring_tasks(town.operator, NOW + later, TODAY + later)

    last = Task.objects.latest("due")
    assert (last.owner.code, last.due) == ("E06", date(2022, 10, 19))


def test_only_the_back_office_of_the_centre_begins_one_for_others(town: Town) -> None:
    for who in ("diego", "elena", "ivan", "director of the north", "hugo"):
        if who == "diego":
            begun(town, by=who)
            continue
        with pytest.raises(NotAllowedError):
            begun(town, by=who)
