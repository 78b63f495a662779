"""Targets set by hand: withdrawn and written anew, with the reason, and known from a moment on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ronda.facts.queries import known_targets
from ronda.facts.rules.records import TargetRow
from ronda.facts.services import set_targets
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.tests.builders import County, a_county

pytestmark = pytest.mark.django_db

OCTOBER = Month(2022, 10)
EARLY, LATE = datetime(2022, 9, 30, 8, tzinfo=UTC), datetime(2022, 11, 4, 8, tzinfo=UTC)


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_county()


def a_target(
    value: int = 95,
    reason: str = "a hospital closed",
    *,
    person: str | None = "E05",
    centre: str | None = None,
) -> TargetRow:
    return TargetRow(OCTOBER, "customer_satisfaction", value, reason, person_code=person, centre_code=centre)


def test_a_target_counts_from_the_moment_it_was_set(county: County) -> None:
    set_targets(by=county.viewer, at=LATE, rows=[a_target()])

    assert known_targets(county.viewer, OCTOBER, EARLY) == []
    assert known_targets(county.viewer, OCTOBER, LATE) == [
        {
            "indicator": "customer_satisfaction",
            "unit_id": None,
            "person_id": county.diego.pk,
            "outlet_id": None,
            "value_num": 95,
            "value_den": 1,
            "reason": "a hospital closed",
        }
    ]


def test_another_value_replaces_the_target_and_the_old_moment_keeps_the_old_one(county: County) -> None:
    set_targets(by=county.viewer, at=EARLY, rows=[a_target(95)])

    (change,) = set_targets(by=county.viewer, at=LATE, rows=[a_target(90)])

    assert (change.before or {})["value_num"] == 95
    assert (change.after or {})["value_num"] == 90
    assert [row["value_num"] for row in known_targets(county.viewer, OCTOBER, EARLY)] == [95]
    assert [row["value_num"] for row in known_targets(county.viewer, OCTOBER, LATE)] == [90]


def test_the_same_target_again_changes_nothing(county: County) -> None:
    set_targets(by=county.viewer, at=EARLY, rows=[a_target()])

    assert set_targets(by=county.viewer, at=LATE, rows=[a_target()]) == []


def test_a_person_and_their_centre_may_both_have_one(county: County) -> None:
    set_targets(by=county.viewer, at=EARLY, rows=[a_target(), a_target(80, person=None, centre="C1")])

    rows = known_targets(county.viewer, OCTOBER, EARLY)
    assert {(row["person_id"], row["unit_id"]) for row in rows} == {
        (county.diego.pk, None),
        (None, county.centre.pk),
    }


def test_every_row_that_cannot_be_is_named_and_nothing_is_written(county: County) -> None:
    rows = [
        a_target(person="E99"),
        a_target(centre="C1"),
        a_target(-1),
        a_target(reason=" ", person=None, centre="C1"),
        a_target(person="E06"),
    ]

    with pytest.raises(RefusedError) as refused:
        set_targets(by=county.viewer, at=EARLY, rows=rows)

    assert [str(problem) for problem in refused.value.problems] == [
        "target 1: person 'E99' is unknown; use a code of your company",
        "target 2: names not exactly one subject; name an outlet, a person or a centre",
        "target 3: is negative or divided by nothing; give 0 or more",
        "target 4: has no reason; say why the rule's target does not do",
    ]
    assert known_targets(county.viewer, OCTOBER, EARLY) == []


def test_diego_does_not_set_his_own_target(county: County) -> None:
    with pytest.raises(NotAllowedError):
        set_targets(by=county.viewer_of("diego"), at=EARLY, rows=[a_target(1)])


def test_hugo_knows_no_target_of_another_company(county: County) -> None:
    set_targets(by=county.viewer, at=EARLY, rows=[a_target()])

    assert known_targets(county.hugos_viewer, OCTOBER, LATE) == []
    assert known_targets(county.other_viewer, OCTOBER, LATE) == []
