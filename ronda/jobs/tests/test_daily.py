"""Daily work: once per company and local day, also where clocks change and where two workers ask."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from ronda.jobs.models import Job
from ronda.jobs.rules import daily
from ronda.jobs.rules.daily import day_to_do, local_day
from ronda.jobs.services.daily import ask_for_daily, do_daily, register_daily
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.people.tests.builders import a_company

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def done() -> Iterator[list[tuple[int, date]]]:
    """What was done, instead of what the contexts have named."""
    kept, found = dict(daily._WORKS), []
    daily._WORKS.clear()
    register_daily("note", lambda by, at, today: found.append((by.company_id, today)))
    yield found
    daily._WORKS.clear()
    daily._WORKS.update(kept)


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        (datetime(2022, 10, 12, 4, 59, tzinfo=UTC), "UTC", None),
        (datetime(2022, 10, 12, 5, 0, tzinfo=UTC), "UTC", date(2022, 10, 12)),
        (datetime(2022, 10, 11, 21, 0, tzinfo=UTC), "Asia/Shanghai", date(2022, 10, 12)),
        (datetime(2022, 10, 12, 9, 0, tzinfo=UTC), "America/Los_Angeles", None),
    ],
)
def test_the_day_begins_at_five_where_the_company_works(at: datetime, zone: str, day: date | None) -> None:
    assert day_to_do(at, zone) == day


@pytest.mark.parametrize("midnight", [datetime(2022, 3, 26, tzinfo=UTC), datetime(2022, 10, 29, tzinfo=UTC)])
def test_each_local_day_is_done_once_around_a_change_of_the_clocks(
    midnight: datetime, done: list[tuple[int, date]]
) -> None:
    a_company(zone="Europe/Madrid")

    for hour in range(72):
        ask_for_daily(at=midnight + hour * HOUR)

    days = [day for _, day in done]
    assert days == sorted(set(days))
    first = local_day(midnight, "Europe/Madrid")
    assert days == [first + timedelta(days=number) for number in range(3)]


def test_each_company_has_its_own_day(done: list[tuple[int, date]]) -> None:
    east, west = a_company("east", zone="Asia/Shanghai"), a_company("west", zone="America/Los_Angeles")
    at = datetime(2022, 10, 11, 22, tzinfo=UTC)

    ask_for_daily(at=at)

    assert done == [(east.pk, date(2022, 10, 12)), (west.pk, date(2022, 10, 11))]


def test_two_workers_ask_once(done: list[tuple[int, date]]) -> None:
    a_company()
    at = datetime(2022, 10, 12, 6, tzinfo=UTC)

    assert len(ask_for_daily(at=at)) == 1
    assert ask_for_daily(at=at) == []
    assert len(done) == Job.objects.filter(kind="daily").count() == 1


def test_what_is_refused_does_not_keep_the_rest_from_being_done(done: list[tuple[int, date]]) -> None:
    def refuse(by: Viewer, at: datetime, today: date) -> None:
        raise RefusedError(Problem("work", "has no policy", "copy it"))

    register_daily("first", refuse)
    register_daily("last", lambda by, at, today: "did it")
    by = Viewer.operator(a_company().pk)

    found = do_daily(by=by, at=datetime(2022, 10, 12, 6, tzinfo=UTC), today=date(2022, 10, 12))

    assert "has no policy" in found["first"]
    assert found["last"] == "did it"
    assert Company.objects.count() == 1
