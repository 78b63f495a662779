"""Planned-visit completion, coverage and the rate of valid visits."""

from typing import Any

from ronda.facts.rules.measures.visits import planned_visits, valid_visits, visit_coverage
from ronda.facts.tests.worlds import CENTRE, DIEGO, ELENA, a_book, a_spell, an_outlet, day, frozen, told

VISIT: dict[str, Any] = {"person_id": DIEGO, "kind": "visit", "valid": True}
PLANNED: dict[str, Any] = {"person_id": DIEGO, "unit_id": CENTRE, "kind": "visit", "reason": "frequency"}


def test_three_of_four_planned_visits_were_done_and_a_cancelled_one_stays_planned() -> None:
    states = ["done", "done", "done", "cancelled"]
    rows = [
        PLANNED | {"planned_id": number, "outlet_id": 7, "day": day(number), "state": state}
        for number, state in enumerate(states, start=1)
    ]
    open_day = PLANNED | {"planned_id": 9, "outlet_id": 8, "day": None, "state": "missed"}

    facts = frozen(spells=[a_spell(1, DIEGO)], planned_visits=[*rows, open_day])

    assert told(planned_visits(facts)) == {1: (3, 4, None, 4)}


def test_a_planned_visit_belongs_to_the_post_of_its_day() -> None:
    spells = [a_spell(1, DIEGO, end=day(11)), a_spell(2, DIEGO, "brand_manager", start=day(11))]
    rows = [
        PLANNED | {"planned_id": number, "outlet_id": 7, "day": day(number), "state": "done"}
        for number in (10, 11, 12)
    ]

    assert told(planned_visits(frozen(spells=spells, planned_visits=rows))) == {
        1: (1, 1, None, 1),
        2: (2, 2, None, 2),
    }


def test_where_nobody_planned_there_is_nothing_to_say() -> None:
    assert told(planned_visits(frozen(spells=[a_spell(1, DIEGO)]))) == {}


def test_an_outlet_is_covered_by_its_holders_valid_visit_while_it_is_held() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO), a_spell(2, ELENA)],
        outlets=[an_outlet(number) for number in (6, 7, 8, 9)],
        books=[a_book(6, 1), a_book(7, 1), a_book(8, 1, end=day(11)), a_book(9, 2)],
        visits=[
            VISIT | {"visit_id": 1, "outlet_id": 6, "day": day(2)},
            VISIT | {"visit_id": 2, "outlet_id": 6, "day": day(9)},
            VISIT | {"visit_id": 3, "outlet_id": 7, "day": day(9), "valid": False},
            VISIT | {"visit_id": 4, "outlet_id": 8, "day": day(20)},
        ],
    )

    assert told(visit_coverage(facts)) == {1: (1, 3, None, 3), 2: (0, 1, None, 1)}


def test_a_visit_that_was_found_false_lowers_the_rate_of_valid_ones() -> None:
    facts = frozen(
        spells=[a_spell(1, DIEGO)],
        outlets=[an_outlet(7)],
        visits=[
            VISIT | {"visit_id": number, "outlet_id": 7, "day": day(number), "valid": number != 3}
            for number in (2, 3, 4, 5)
        ],
    )

    assert told(valid_visits(facts)) == {1: (3, 4, None, 4)}
