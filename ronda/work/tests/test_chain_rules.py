"""Hand-overs by hand: who had it how long, how far it failed, and when silence accepts."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ronda.work.rules.chain_picture import HeldRound, Part, PlannedStep, chain_parts, own_days
from ronda.work.rules.chain_plan import StepDraft, chain_faults
from ronda.work.rules.failure_degree import failure_degree, mean_degree
from ronda.work.rules.late_starts import late_before, silent_before
from ronda.work.rules.silence import is_silent, silent_since
from ronda.work.rules.working_clock import WorkingClock

MONDAY = date(2022, 10, 3)
SPAN = [date(2022, 9, 1) + timedelta(days=number) for number in range(160)]
WEEKDAYS = [day for day in SPAN if day.isoweekday() <= 5]
PLAIN = WorkingClock.of(WEEKDAYS)


def october(day: int) -> date:
    return date(2022, 10, day)


def with_feast(*days: int) -> WorkingClock:
    return WorkingClock.of(day for day in WEEKDAYS if day not in {october(each) for each in days})


def test_e10_four_handovers_of_the_specification_fail_to_five_eighths() -> None:
    held = [(5, 2, True), (2, 2, True), (3, 2, True), (0, 2, False)]
    degrees = [
        failure_degree(days, allowed, 2, delivered=done, returned=False) for days, allowed, done in held
    ]

    assert degrees == [1, 0, Fraction(1, 2), 1]
    assert mean_degree(degrees) == Fraction(5, 8)


def test_a_duty_without_handovers_has_not_failed() -> None:
    assert mean_degree([]) == 0


def test_what_was_returned_failed_however_early_it_was_given() -> None:
    assert failure_degree(0, 5, 2, delivered=True, returned=True) == 1


def test_without_grace_the_first_late_day_is_a_whole_failure() -> None:
    assert failure_degree(3, 2, 0, delivered=True, returned=False) == 1
    assert failure_degree(2, 2, 0, delivered=True, returned=False) == 0


def test_two_working_days_of_silence_from_thursday_end_on_monday() -> None:
    assert silent_since(october(6), 2, PLAIN) == october(10)
    assert not is_silent(october(6), 2, october(10), PLAIN)
    assert is_silent(october(6), 2, october(11), PLAIN)


def test_a_feast_gives_the_receiver_another_day() -> None:
    assert silent_since(october(6), 2, with_feast(7, 10)) == october(12)


def test_a_chain_late_at_its_first_step_moves_the_second_and_blames_it_for_nothing() -> None:
    steps = [
        PlannedStep(1, 2, (HeldRound(1, october(3), 2, given_on=october(10)),)),
        PlannedStep(2, 2, (HeldRound(2, october(10), 2, given_on=october(12)),)),
        PlannedStep(3, 3, (HeldRound(3, october(12), 3, given_on=october(18)),)),
    ]
    parts = chain_parts(steps, today=october(20), starts=MONDAY, clock=PLAIN)

    assert [(part.days, part.late_days) for part in parts] == [(5, 3), (2, 0), (4, 1)]
    late = [part.late_days for part in parts]
    assert [Fraction(days, sum(late)) for days in late] == [Fraction(3, 4), 0, Fraction(1, 4)]


def test_a_holiday_inside_a_step_counts_for_nobody() -> None:
    steps = [PlannedStep(1, 2, (HeldRound(1, october(3), 2, given_on=october(7)),))]
    parts = chain_parts(steps, today=october(20), starts=MONDAY, clock=with_feast(4, 5))

    assert [(part.days, part.late_days, part.due) for part in parts] == [(2, 0, october(7))]


def test_no_days_allowed_means_the_same_day() -> None:
    same, later = (
        chain_parts(
            [PlannedStep(1, 0, (HeldRound(1, MONDAY, 0, given_on=given),))],
            today=october(7),
            starts=MONDAY,
            clock=PLAIN,
        )[0]
        for given in (MONDAY, october(4))
    )
    assert (same.due, same.late_days, later.late_days) == (MONDAY, 0, 1)


def test_what_came_back_begins_anew_on_the_day_of_the_return() -> None:
    steps = [
        PlannedStep(
            1,
            2,
            (
                HeldRound(1, october(3), 2, given_on=october(5), returned_on=october(7)),
                HeldRound(2, october(7), 1),
            ),
        ),
        PlannedStep(2, 2),
    ]
    parts = chain_parts(steps, today=october(12), starts=MONDAY, clock=PLAIN)

    assert [(part.kind, part.start, part.end, part.days, part.late_days) for part in parts] == [
        ("held", october(3), october(5), 2, 0),
        ("answering", october(5), october(7), 2, 0),
        ("held", october(7), october(12), 3, 2),
        ("planned", october(12), october(14), 2, 0),
    ]


def test_a_step_to_come_is_expected_when_the_one_before_is_due() -> None:
    steps = [PlannedStep(1, 4, (HeldRound(1, october(3), 4),)), PlannedStep(2, 2), PlannedStep(3, 1)]
    planned = chain_parts(steps, today=october(4), starts=MONDAY, clock=PLAIN)[1:]

    assert [(part.start, part.due) for part in planned] == [
        (october(7), october(11)),
        (october(11), october(12)),
    ]


@st.composite
def a_run(draw: st.DrawFn) -> tuple[list[PlannedStep], date]:
    """Steps that were given one after the other, some of them sent back on the way; no holes."""
    day, steps, number = draw(st.integers(0, 20)), [], 0
    for position in range(1, draw(st.integers(1, 5)) + 1):
        rounds = []
        for left in range(draw(st.integers(0, 2)), -1, -1):
            number += 1
            given_on = day + draw(st.integers(0, 9))
            returned = given_on + draw(st.integers(0, 4)) if left else None
            rounds.append(
                HeldRound(
                    number,
                    SPAN[day],
                    draw(st.integers(0, 5)),
                    SPAN[given_on],
                    SPAN[returned] if returned is not None else None,
                )
            )
            day = returned if returned is not None else given_on
        steps.append(PlannedStep(position, 2, tuple(rounds)))
    return steps, SPAN[day]


# How fast a machine draws says nothing about the rule.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(a_run())
def test_the_parts_of_a_chain_are_all_of_its_working_days(run: tuple[list[PlannedStep], date]) -> None:
    steps, last = run
    starts = steps[0].rounds[0].started_on
    parts = chain_parts(steps, today=last, starts=starts, clock=PLAIN)

    assert sum(part.days for part in parts) == PLAIN.elapsed(starts, last)


@UNHURRIED
@given(a_run(), st.integers(0, 15))
def test_a_later_predecessor_never_lengthens_what_the_others_had(
    run: tuple[list[PlannedStep], date], weeks: int
) -> None:
    steps, last = run
    starts = steps[0].rounds[0].started_on
    before = chain_parts(steps, today=last, starts=starts, clock=PLAIN)
    moved = WorkingClock.of(
        day for number in range(400) if (day := SPAN[0] + timedelta(number)).weekday() < 5
    )
    shift = timedelta(days=7 * weeks)
    later = [steps[0], *(_shifted(step, shift) for step in steps[1:])]
    after = chain_parts(later, today=last + shift, starts=starts, clock=moved)

    for step in steps[1:]:
        assert own_days(before, step.position) == own_days(after, step.position)


def _shifted(step: PlannedStep, by: timedelta) -> PlannedStep:
    rounds = tuple(
        HeldRound(
            each.number,
            each.started_on + by,
            each.allowed_days,
            each.given_on + by if each.given_on else None,
            each.returned_on + by if each.returned_on else None,
        )
        for each in step.rounds
    )
    return PlannedStep(step.position, step.allowed_days, rounds)


@given(
    start=st.sampled_from(SPAN[20:100]),
    today=st.sampled_from(SPAN[20:120]),
    allowed=st.integers(0, 10),
    feasts=st.sets(st.sampled_from(WEEKDAYS), max_size=20),
)
def test_a_list_finds_late_and_silent_ones_as_the_clock_does(
    start: date, today: date, allowed: int, feasts: set[date]
) -> None:
    clock = WorkingClock.of(day for day in WEEKDAYS if day not in feasts)
    cutoff = late_before([allowed], today, clock).get(allowed)
    if cutoff is not None:
        assert (start < cutoff) == (clock.elapsed(start, today) > allowed)
    if allowed:
        since = silent_before(allowed, today, clock)
        if since is not None:
            assert (start < since) == is_silent(start, allowed, today, clock)


@pytest.mark.parametrize(
    ("steps", "receiver", "told"),
    [
        ([], "E05", ["has no step"]),
        ([StepDraft("List", "B1", "E03", 2)], "E05", []),
        ([StepDraft("List", "B1", "E03", 2)], "E03", ["gives and receives with the same hand"]),
        ([StepDraft(" ", "", "E03", 251)], "E05", ["says not", "belongs to no duty", "has 251 days"]),
        ([StepDraft("List", "B1", f"E{number:02}", 1) for number in range(9)], "E99", ["has more than 8"]),
    ],
)
def test_a_chain_that_cannot_run_is_told_why(steps: list[StepDraft], receiver: str, told: list[str]) -> None:
    found = [what for _, what, _ in chain_faults(steps, receiver)]

    assert len(found) == len(told)
    assert all(what.startswith(word) for what, word in zip(found, told, strict=True))


def test_a_part_that_is_not_given_is_open() -> None:
    [part] = chain_parts(
        [PlannedStep(1, 1, (HeldRound(7, MONDAY, 1),))], today=october(5), starts=MONDAY, clock=PLAIN
    )

    assert part == Part(1, "held", MONDAY, october(5), october(4), 2, 1, True, 7, 1)
