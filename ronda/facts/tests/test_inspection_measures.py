"""Records that agreed, inspections done and findings corrected in time, from a month's frozen facts."""

from typing import Any

from ronda.facts.rules.measures.inspections import corrected_in_time, inspections_done, record_accuracy
from ronda.facts.tests.worlds import CENTRE, DIEGO, ELENA, a_spell, day, frozen, told

CARMEN = 4
UNIT: dict[str, Any] = {
    "object": "visits",
    "unit_id": CENTRE,
    "outlet_id": 7,
    "person_id": DIEGO,
    "inspector_id": CARMEN,
    "due": day(20),
    "done_on": day(10),
    "settled_on": day(12),
    "agrees": True,
}


def units(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [UNIT | each | {"inspection_id": number} for number, each in enumerate(changes, start=1)]


def test_three_of_four_inspected_records_agree() -> None:
    facts = frozen(spells=[a_spell(1, DIEGO)], inspections=units({}, {}, {}, {"agrees": False}))

    assert told(record_accuracy(facts)) == {1: (3, 4, None, 4)}


def test_a_record_whose_result_does_not_stand_counts_neither_way() -> None:
    waiting = {"settled_on": None, "agrees": False}

    facts = frozen(spells=[a_spell(1, DIEGO)], inspections=units({}, waiting, {"object": "information"}))

    assert told(record_accuracy(facts)) == {1: (1, 1, None, 1)}


def test_a_record_is_of_the_post_on_the_day_since_when_the_result_stands() -> None:
    spells = [a_spell(1, DIEGO, end=day(11)), a_spell(2, DIEGO, "brand_manager", start=day(11))]

    facts = frozen(spells=spells, inspections=units({"settled_on": day(10)}, {"settled_on": day(11)}))

    assert told(record_accuracy(facts)) == {1: (1, 1, None, 1), 2: (1, 1, None, 1)}


def test_inspections_are_the_inspectors_whatever_their_object() -> None:
    spells = [a_spell(1, DIEGO), a_spell(2, CARMEN, "information_officer")]
    open_ones = {"done_on": None, "settled_on": None}

    facts = frozen(
        spells=spells, inspections=units({}, {"object": "work"}, open_ones, {"inspector_id": None})
    )

    assert told(inspections_done(facts)) == {2: (2, 3, None, 3)}


def test_of_two_findings_one_was_corrected_in_time() -> None:
    finding = {"unit_id": CENTRE, "outlet_id": 7, "finding_kind": "record", "due": day(15)}
    corrections = [
        finding | {"finding_id": number, "person_id": person, "in_time": in_time}
        for number, person, in_time in ((1, DIEGO, True), (2, DIEGO, False), (3, ELENA, True))
    ]

    facts = frozen(spells=[a_spell(1, DIEGO), a_spell(2, ELENA)], corrections=corrections)

    assert told(corrected_in_time(facts)) == {1: (1, 2, None, 2), 2: (1, 1, None, 1)}


def test_where_nothing_was_inspected_there_is_nothing_to_say() -> None:
    facts = frozen(spells=[a_spell(1, DIEGO)])

    assert (
        told(record_accuracy(facts)) == told(inspections_done(facts)) == told(corrected_in_time(facts)) == {}
    )
