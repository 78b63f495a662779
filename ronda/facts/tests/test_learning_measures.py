"""Hours, continuity, coverage, pass rate and certified shares from a month's frozen facts."""

from decimal import Decimal
from typing import Any

import pytest

from ronda.facts.rules.measures.learning import (
    certified,
    learning_continuity,
    learning_coverage,
    pass_rate,
    training_hours,
)
from ronda.facts.rules.snapshot import Facts
from ronda.facts.tests.worlds import CENTRE, DIEGO, ELENA, a_spell, day, frozen, told
from ronda.policy import Certification

POSTS = ("account_manager", "brand_manager")
RULES = Certification(
    intermediate_share=Decimal("0.95"), senior_share=Decimal("0.75"), probation_excluded=True
)
MORE_THAN_95 = (95, 100)


def months(person: int, *minutes: int, counts: bool = True) -> list[dict[str, Any]]:
    """The first months of a year, one after the other."""
    return [
        {"person_id": person, "month": f"2025-{number:02d}", "minutes": each, "counts": counts}
        for number, each in enumerate(minutes, start=1)
    ]


def certificate(number: int, person: int, level: int) -> dict[str, Any]:
    held = {"certificate_id": number, "person_id": person, "level": level}
    return held | {"issued": day(1), "expires": None}


def staff(count: int, *levels: int | None, newcomers: int = 0) -> Facts:
    """So many people of whom the first hold the levels; the last are new."""
    spells = [a_spell(n, n, newcomer=n > count - newcomers) for n in range(1, count + 1)]
    held = [certificate(n, n, level) for n, level in enumerate(levels, start=1) if level]
    return frozen(spells=spells, certificates=held)


def heads(facts: Facts) -> tuple[int, int]:
    """Who holds intermediate or more, and the fewest who would be enough."""
    rows = told(certified(facts, POSTS, 4, MORE_THAN_95, RULES)).values()
    staffed = len(rows)
    return sum(row[0] or 0 for row in rows) // staffed, sum(row[1] or 0 for row in rows) // staffed


def test_hours_are_held_against_the_months_at_work() -> None:
    facts = frozen(spells=[a_spell(1, DIEGO)], learning_months=months(DIEGO, 240, 0, 660))

    assert told(training_hours(facts, POSTS, 300)) == {1: (900, 900, None, 3)}


def test_minutes_of_a_month_that_does_not_count_are_learnt_but_ask_for_nothing() -> None:
    away = [{"person_id": DIEGO, "month": "2025-04", "minutes": 60, "counts": False}]

    facts = frozen(spells=[a_spell(1, DIEGO)], learning_months=[*months(DIEGO, 240, 0), *away])

    assert told(training_hours(facts, POSTS, 300)) == {1: (300, 600, None, 2)}
    assert told(learning_continuity(facts, POSTS)) == {1: (1, 2, None, 2)}


def test_much_in_december_is_learning_in_one_month() -> None:
    facts = frozen(spells=[a_spell(1, DIEGO)], learning_months=months(DIEGO, *[0] * 11, 3600))

    assert told(training_hours(facts, POSTS, 300)) == {1: (3600, 3600, None, 12)}
    assert told(learning_continuity(facts, POSTS)) == {1: (1, 12, None, 12)}


def test_everybody_is_to_be_reached() -> None:
    spells = [a_spell(1, DIEGO), a_spell(2, ELENA, "brand_manager")]

    facts = frozen(spells=spells, learning_months=[*months(DIEGO, 30), *months(ELENA, 0)])

    assert told(learning_coverage(facts, POSTS)) == {1: (1, 1, None, 1), 2: (0, 1, None, 1)}


def test_who_left_before_the_end_or_holds_another_post_is_not_counted() -> None:
    spells = [
        a_spell(1, DIEGO, end=day(15)),
        a_spell(2, DIEGO, "brand_manager", start=day(15)),
        a_spell(3, ELENA, end=day(15)),
        a_spell(4, 9, "accountant"),
    ]

    facts = frozen(spells=spells, learning_months=[*months(DIEGO, 30), *months(ELENA, 30), *months(9, 30)])

    assert list(told(learning_coverage(facts, POSTS))) == [2]


def test_a_centre_of_which_nobody_has_learnt_yet_has_no_facts() -> None:
    facts = frozen(spells=[a_spell(1, DIEGO)], learning_months=months(DIEGO, 0, 0))

    assert told(training_hours(facts, POSTS, 300)) == told(learning_coverage(facts, POSTS)) == {}


def test_each_sitting_of_an_exam_counts_by_itself() -> None:
    sat = {"level": 4, "exam_id": None, "day": day(3), "person_id": DIEGO}
    outcomes = [sat | {"outcome_id": n, "passed": passed} for n, passed in ((1, False), (2, True), (3, True))]

    facts = frozen(spells=[a_spell(1, DIEGO), a_spell(2, ELENA)], exam_outcomes=outcomes)

    assert told(pass_rate(facts, POSTS)) == {1: (2, 3, None, 3)}


@pytest.mark.parametrize(
    ("count", "holders", "fewest"),
    [(20, 19, 20), (21, 20, 20), (40, 39, 39), (12, 12, 12)],
    ids=["19 of 20 is not more than 95 %", "20 of 21 is", "39 of 40 is", "of 12 all are needed"],
)
def test_more_than_95_of_100_is_told_in_heads(count: int, holders: int, fewest: int) -> None:
    assert heads(staff(count, *[4] * holders)) == (holders, fewest)


def test_a_higher_certificate_counts_and_a_junior_one_does_not() -> None:
    assert heads(staff(3, 1, 3, 5)) == (2, 3)


def test_whoever_is_on_probation_is_not_counted() -> None:
    assert heads(staff(3, 4, 4, newcomers=1)) == (2, 2)


def test_without_a_certificate_in_the_centre_nothing_is_said() -> None:
    assert told(certified(staff(2), POSTS, 4, MORE_THAN_95, RULES)) == {}


def test_a_centre_is_not_spoken_for_by_another() -> None:
    spells = [a_spell(1, DIEGO), a_spell(2, ELENA, unit_id=CENTRE + 1)]

    facts = frozen(spells=spells, certificates=[certificate(1, DIEGO, 4)])

    assert list(told(certified(facts, POSTS, 4, MORE_THAN_95, RULES))) == [1]
