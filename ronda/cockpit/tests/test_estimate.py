"""The estimate of a running month: at its last day it is the closing, before it a range."""

from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ronda.cockpit.queries.estimate import Estimate, PersonEstimate, newest_estimate, own_estimate
from ronda.cockpit.services.estimating import estimate_month
from ronda.cockpit.tests.closing_world import (
    OCTOBER,
    Sale,
    a_policy,
    close_october,
    do_the_work,
    files_in,
    keep_what_is_sold,
    sell,
    set_target,
    the_sales,
)
from ronda.facts.queries import closed_table, closings_for
from ronda.kernel.exact import rounded
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_county

KNOWN = datetime(2022, 10, 1, tzinfo=UTC)
LAST_EVENING = datetime(2022, 10, 31, 22, tzinfo=UTC)


@pytest.fixture
def county(db: None, ronda_home: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """Everything was known early, so that the month may be estimated at any day of it."""
    monkeypatch.setattr("ronda.cockpit.tests.closing_world.NOTED", KNOWN)
    county = a_county()
    keep_what_is_sold(county)
    sell(county, *the_sales(), at=KNOWN)
    set_target(county, 190_000, "new road", at=KNOWN)
    do_the_work(county)
    return county


def estimate(county: County, at: datetime) -> Estimate:
    return estimate_month(by=county.viewer, at=at, policy=a_policy())


def own(county: County, name: str) -> PersonEstimate:
    person = county.people[name]
    viewer = Viewer(
        county.company.pk, person.pk, frozenset({"account_manager"}), frozenset({county.centre.pk})
    )
    _, found = own_estimate(viewer, OCTOBER)
    assert found is not None
    return found


def test_on_the_last_day_the_estimate_is_what_the_closing_says(county: County) -> None:
    estimated = estimate(county, LAST_EVENING)
    closing = close_october(county)

    told = {row["person_id"]: row for row in pq.read_table(estimated.folder / "people.parquet").to_pylist()}
    closed = {
        row["person_id"]: row for row in closed_table(county.viewer, closing, "results/persons").to_pylist()
    }
    assert {number: row["score"] for number, row in told.items()} == {
        number: row["score"] for number, row in closed.items()
    }
    assert all(row["least_score"] == row["score"] == row["most_score"] for row in told.values())


def test_an_estimate_is_no_closing(county: County) -> None:
    estimate(county, LAST_EVENING)

    assert list(closings_for(county.viewer)) == []


def test_before_the_end_the_score_is_a_range_around_the_pace(county: County) -> None:
    set_target(county, 700_000, "a large customer", at=datetime(2022, 10, 2, tzinfo=UTC))
    estimate(county, datetime(2022, 10, 20, 12, tzinfo=UTC))

    farid = own(county, "farid")

    assert farid.person["least_score"] < farid.person["score"] < farid.person["most_score"]
    assert farid.person["least_cents"] <= farid.person["most_cents"]
    sales = next(line for line in farid.lines if line.indicator == "sales_plan")
    assert sales.least_points is not None
    assert sales.most_points is not None
    assert sales.least_points < sales.most_points
    # Sold on the 4th and the 18th; 12 of October's 21 working days lie before the 18th is over.
    assert (farid.estimate.passed, farid.estimate.total) == (14, 21)
    assert sales.projected == rounded(Fraction(int(sales.done or 0) * 21, 12), 0)


def test_while_nothing_has_changed_only_the_time_of_the_estimate_moves(county: County) -> None:
    first = estimate(county, datetime(2022, 10, 20, 8, tzinfo=UTC))

    again = estimate(county, datetime(2022, 10, 20, 18, tzinfo=UTC))

    assert (again.folder, again.as_of) == (first.folder, first.as_of)
    assert again.seen_at == datetime(2022, 10, 20, 18, tzinfo=UTC)


def test_the_change_is_told_since_the_last_estimate_of_an_earlier_day(county: County) -> None:
    estimate(county, datetime(2022, 10, 19, 8, tzinfo=UTC))
    late = Sale("late", "R1", date(2022, 10, 19), 90_000, retail_cents=99_000)
    sell(county, late, at=datetime(2022, 10, 20, 7, tzinfo=UTC))
    estimate(county, datetime(2022, 10, 20, 8, tzinfo=UTC))

    diego = own(county, "diego")

    assert diego.before is not None
    assert diego.before.today == date(2022, 10, 19)
    assert diego.change == diego.person["score"] - diego.before_score
    assert files_in(diego.before.folder) == ["estimate.json", "people.parquet"]


@pytest.mark.parametrize("role", ["account_manager", "director"])
def test_an_estimate_of_everybody_is_not_made_by_somebody_with_a_post(county: County, role: str) -> None:
    viewer = Viewer(county.company.pk, county.people["ana"].pk, frozenset({role}), frozenset())

    with pytest.raises(NotAllowedError):
        estimate_month(by=viewer, at=LAST_EVENING, policy=a_policy())
    assert newest_estimate(county.viewer, OCTOBER) is None
