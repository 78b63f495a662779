"""Where a phase priority stands, on whom it waits, and which earlier ones are like it."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ronda.work.rules.priority_likeness import Told, most_alike
from ronda.work.rules.priority_state import (
    PriorityDays,
    PriorityState,
    TiedWork,
    days_of_progress,
    priority_state,
)

DAYS = PriorityDays(date(2022, 10, 3), date(2022, 10, 21), 1, "Bruno")
DIEGO = (5, "Diego")
ELENA = (6, "Elena")


def work(kind: Any, who: tuple[int, str], due: int, done: int | None = None) -> TiedWork:
    return TiedWork(kind, *who, date(2022, 10, due), date(2022, 10, done) if done else None)


def on(day: int, *tied: TiedWork, days: PriorityDays = DAYS) -> PriorityState:
    return priority_state(days, tied, date(2022, 10, day))


def test_before_its_first_day_it_is_coming() -> None:
    assert on(1, work("task", DIEGO, 10)).name == "coming"


def test_with_no_work_past_its_day_it_is_on_course_and_waits_for_nobody() -> None:
    state = on(10, work("task", DIEGO, 10), work("task", ELENA, 5, 5))

    assert (state.name, state.waits, state.done, state.total) == ("on_course", (), 1, 2)


def test_a_task_is_late_the_day_after_it_was_due() -> None:
    state = on(11, work("task", DIEGO, 10), work("task", ELENA, 5, 5))

    assert state.name == "late"
    assert [(each.person, each.tasks, each.since) for each in state.waits] == [
        ("Diego", 1, date(2022, 10, 10))
    ]


def test_it_waits_first_for_whom_it_waits_longest() -> None:
    state = on(14, work("handover", DIEGO, 12), work("task", ELENA, 6), work("task", ELENA, 13))

    assert [(each.person, each.tasks, each.handovers) for each in state.waits] == [
        ("Elena", 2, 0),
        ("Diego", 0, 1),
    ]
    assert state.late == 3


def test_everything_done_is_done_before_the_last_day() -> None:
    assert on(12, work("task", DIEGO, 10, 12), work("plan", ELENA, 20, 11)).name == "done"


def test_past_its_last_day_it_waits_for_the_close_out_of_its_owner() -> None:
    state = on(24, work("task", DIEGO, 10, 9))

    assert state.name == "late"
    assert [(each.person, each.close, each.number) for each in state.waits] == [("Bruno", True, 1)]
    assert state.late == 0


def test_closed_it_waits_for_nobody_even_where_tasks_are_open() -> None:
    closed = PriorityDays(DAYS.starts, DAYS.last, 1, "Bruno", closed_on=date(2022, 10, 20))
    dropped = PriorityDays(DAYS.starts, DAYS.last, 1, "Bruno", closed_on=date(2022, 10, 20), dropped=True)

    assert on(28, work("task", DIEGO, 10), days=closed).name == "closed"
    assert on(28, work("task", DIEGO, 10), days=closed).waits == ()
    assert on(28, days=dropped).name == "dropped"


def test_progress_counts_what_was_done_and_what_was_due_by_each_day() -> None:
    told = days_of_progress(DAYS, [work("task", DIEGO, 4, 5), work("task", ELENA, 5)], date(2022, 10, 6))

    assert told == [
        (date(2022, 10, 3), 0, 0),
        (date(2022, 10, 4), 0, 1),
        (date(2022, 10, 5), 1, 2),
        (date(2022, 10, 6), 1, 2),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["task", "handover", "plan"]),
            st.sampled_from([DIEGO, ELENA]),
            st.integers(1, 28),
            st.none() | st.integers(1, 28),
        ),
        max_size=12,
    ),
    st.integers(1, 28),
)
def test_late_work_and_the_people_it_waits_for_always_add_up(rows: list[Any], day: int) -> None:
    state = on(day, *(work(*row) for row in rows))

    told = sum(each.number for each in state.waits) - sum(each.close for each in state.waits)
    assert told == state.late
    assert (state.name == "late") == bool(state.waits)


def test_lessons_come_from_priorities_that_share_words_indicators_or_place() -> None:
    one = Told(9, "Country shops reorder", ("brand_listing",), "step-3")
    others = [
        Told(1, "Licences", ()),
        Told(2, "New products in country shops", ("brand_listing",), "step-3"),
        Told(3, "Reorder in town", ()),
        Told(4, "Reorder in modern outlets", ()),
    ]

    # 2: two words, one indicator, the place: 5; 3 and 4: one word, the later one first.
    assert most_alike(one, others) == [2, 4, 3]
