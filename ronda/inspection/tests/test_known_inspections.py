"""What the month reads of inspections and corrections, as it was known at a moment."""

from datetime import date, datetime, timedelta

import pytest

from ronda.inspection.models import Finding
from ronda.inspection.queries import known_corrections, known_inspections
from ronda.inspection.queries.for_visits import fields_since
from ronda.inspection.services.steps import correct_finding, withdraw_finding
from ronda.inspection.tests.inspected import MONDAY, a_finding, a_round, a_unit, at, check
from ronda.kernel.period import Month
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db

OCTOBER = Month(2022, 10)
RELEASED, LATER = at(date(2022, 10, 14)), at(date(2022, 11, 7))
SECOND = timedelta(seconds=1)


@pytest.fixture
def town() -> Town:
    return a_town()


def release(finding: Finding) -> None:
    assert finding.unit is not None
    round_ = finding.unit.round
    round_.state, round_.released_at, round_.drawn_at = "released", RELEASED, at(date(2022, 10, 7))
    round_.save()


def agreeing(town: Town, as_of: datetime) -> list[tuple[str, bool, bool]]:
    """Object, whether the result stands, whether the record agreed."""
    rows = known_inspections(town.operator, OCTOBER, as_of)
    return [(row["object"], row["settled_on"] is not None, row["agrees"]) for row in rows]


def test_a_confirmed_finding_says_that_the_record_did_not_agree_until_it_is_withdrawn(town: Town) -> None:
    finding = a_finding(town, until="confirmed")
    release(finding)
    ana, day = town.viewer_of("ana"), LATER.date()

    withdraw_finding(by=ana, at=LATER, today=day, number=finding.pk, why="The wrong shop.")

    assert agreeing(town, LATER - SECOND) == [("visits", True, False)]
    assert agreeing(town, LATER) == [("visits", True, True)]
    assert [len(known_corrections(town.operator, OCTOBER, each)) for each in (LATER - SECOND, LATER)] == [
        1,
        0,
    ]


def test_an_undecided_finding_leaves_the_result_open(town: Town) -> None:
    release(a_finding(town, until="answered"))

    assert agreeing(town, LATER) == [("visits", False, True)]


def test_a_correction_by_its_day_is_in_time(town: Town) -> None:
    """Confirmed on Wednesday the 12th, to be corrected by the 19th."""
    finding = a_finding(town, until="confirmed")
    day = MONDAY + timedelta(days=9)

    correct_finding(
        by=town.viewer_of("diego"), at=at(day), today=day, number=finding.pk, correction="It stands."
    )

    [row] = known_corrections(town.operator, OCTOBER, LATER)
    assert (row["due"], row["in_time"]) == (date(2022, 10, 19), True)


def test_base_data_are_found_right_field_by_field_once_the_draw_is_released(town: Town) -> None:
    round_ = a_round(town, "information")
    check(town, a_unit(town, round_), seen_name="right", seen_city="wrong", found_city="Linden")
    since = date(2022, 1, 1)
    before = fields_since(town.viewer_of("ana"), since)
    round_.released_at = RELEASED
    round_.save(update_fields=["released_at"])

    told = {who: fields_since(town.viewer_of(who), since) for who in ("ana", "diego", "hugo")}

    assert before == {}
    assert told == {"ana": {"name": (1, 1), "city": (0, 1)}, "diego": {}, "hugo": {}}
