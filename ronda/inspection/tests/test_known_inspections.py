"""What a month freezes of inspections: a result stands late, and only a confirmed finding counts."""

from datetime import date, datetime
from typing import Any

import pytest

from ronda.inspection.models import InspectionRound
from ronda.inspection.queries import known_corrections, known_inspections
from ronda.inspection.services.steps import correct_finding
from ronda.inspection.tests.inspected import MONDAY, a_finding, a_unit, a_visit_unit, at, check
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = Month(2022, 10), Month(2022, 11)
FRIDAY, CLOSING = date(2022, 10, 14), datetime.fromisoformat("2022-11-05T08:00:00+00:00")


@pytest.fixture
def town() -> Town:
    return a_town()


def release(day: date = FRIDAY) -> None:
    InspectionRound.objects.update(state="released", drawn_at=at(date(2022, 10, 7)), released_at=at(day))


def rows(town: Town, month: Month = OCTOBER, as_of: datetime = CLOSING) -> list[dict[str, Any]]:
    return known_inspections(town.operator, month, as_of)


def test_an_inspected_visit_without_a_finding_agrees_since_the_release(town: Town) -> None:
    check(town, a_visit_unit(town), display="poor")
    release()

    [row] = rows(town)

    assert (row["done_on"], row["settled_on"], row["agrees"]) == (MONDAY, FRIDAY, True)
    assert row["person_id"] == town.county.diego.pk


def test_before_the_release_nobody_learns_whose_work_was_drawn(town: Town) -> None:
    check(town, a_visit_unit(town))
    release()

    [row] = rows(town, as_of=at(date(2022, 10, 12)))

    assert (row["person_id"], row["outlet_id"], row["settled_on"]) == (None, None, None)
    assert row["done_on"] == MONDAY


@pytest.mark.parametrize(
    ("until", "settled", "agrees"),
    [("issued", None, True), ("answered", None, True), ("confirmed", FRIDAY, False)],
)
def test_only_a_confirmed_finding_says_that_the_record_did_not_agree(
    town: Town, until: str, settled: date | None, agrees: bool
) -> None:
    a_finding(town, until=until)
    release()

    [row] = rows(town)

    assert (row["settled_on"], row["agrees"]) == (settled, agrees)


def test_what_was_not_inspected_is_due_in_its_month_alone(town: Town) -> None:
    a_unit(town)
    release()

    assert [(row["due"], row["done_on"]) for row in rows(town)] == [(FRIDAY, None)]
    assert rows(town, NOVEMBER) == []


def test_a_correction_counts_in_time_when_it_came_by_its_day(town: Town) -> None:
    finding = a_finding(town, until="confirmed")
    due = finding.correction_due
    assert due is not None
    late = known_corrections(town.operator, Month.of(due), CLOSING)
    correct_finding(
        by=town.viewer_of("diego"),
        at=at(FRIDAY),
        today=FRIDAY,
        number=finding.pk,
        correction="Counted again.",
    )

    [row] = known_corrections(town.operator, Month.of(due), CLOSING)

    assert [each["in_time"] for each in late] == [False]
    assert (row["due"], row["in_time"], row["finding_kind"]) == (due, True, "record")


def test_only_a_closing_reads_them(town: Town) -> None:
    for read in (known_inspections, known_corrections):
        with pytest.raises(NotAllowedError):
            read(town.viewer_of("ana"), OCTOBER, CLOSING)
