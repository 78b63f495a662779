"""The estimate of a running month: at its last day it is the closing, before it a range."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ronda.cockpit.queries.estimate import Estimate, PersonEstimate, own_estimate
from ronda.cockpit.services.estimating import estimate_month
from ronda.cockpit.tests.closing_world import (
    OCTOBER,
    a_policy,
    close_october,
    do_the_work,
    keep_what_is_sold,
    sell,
    set_target,
    the_sales,
)
from ronda.facts.queries import closed_table, closings_for
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_county

KNOWN = datetime(2022, 10, 1, tzinfo=UTC)
LAST_EVENING = datetime(2022, 10, 31, 22, tzinfo=UTC)


@pytest.fixture
def county(db: None, ronda_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[County]:
    """Everything was known early, so that the month may be estimated at any day of it."""
    monkeypatch.setattr("ronda.cockpit.tests.closing_world.NOTED", KNOWN)
    county = a_county()
    keep_what_is_sold(county)
    sell(county, *the_sales(), at=KNOWN)
    set_target(county, 190_000, "new road", at=KNOWN)
    do_the_work(county)
    yield county


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
