"""The standing of a licence in the database is the one that the rule says."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ronda.outlets.models import Licence, LicenceEvent, Outlet
from ronda.outlets.queries import licence_ends_within, licence_is, with_standing
from ronda.outlets.rules import licence_standing
from ronda.outlets.rules.classes import LICENCE_EVENTS
from ronda.outlets.tests.builders import an_outlet
from ronda.people.tests.builders import OPENED, County, a_county

ON = date(2022, 10, 10)
days = some.integers(-4, 4).map(lambda number: ON + timedelta(days=number))


@pytest.fixture
def county(db: None) -> County:
    county = a_county()
    an_outlet(county)
    return county


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    issued=some.none() | days,
    expires=some.none() | days,
    events=some.lists(some.tuples(days, some.sampled_from(LICENCE_EVENTS)), max_size=4),
)
def test_the_database_and_the_rule_agree(
    county: County, issued: date | None, expires: date | None, events: list[tuple[date, str]]
) -> None:
    if issued and expires and expires < issued:
        issued, expires = expires, issued
    LicenceEvent.objects.all().delete()
    Licence.objects.all().delete()
    licence = Licence.objects.create(outlet=Outlet.objects.get(), number="L1", issued=issued, expires=expires)
    for day, kind in events:
        LicenceEvent.objects.create(licence=licence, kind=kind, happened_on=day, known_at=OPENED)

    [found] = with_standing(Licence.objects.all(), ON)

    told = [(each.happened_on, each.kind) for each in licence.events.order_by("happened_on", "pk")]
    assert found.standing == licence_standing(issued, expires, told, ON)


def test_an_outlet_with_one_valid_licence_is_not_among_the_expired(county: County) -> None:
    outlet = Outlet.objects.get()
    Licence.objects.create(outlet=outlet, number="old", expires=date(2021, 1, 1))

    assert list(Outlet.objects.filter(licence_is("expired", ON))) == [outlet]

    Licence.objects.create(outlet=outlet, number="new", expires=date(2022, 11, 1))

    assert not Outlet.objects.filter(licence_is("expired", ON))
    assert list(Outlet.objects.filter(licence_is("valid", ON))) == [outlet]
    assert list(Outlet.objects.filter(licence_ends_within(30, ON))) == [outlet]
    assert not Outlet.objects.filter(licence_ends_within(20, ON))
    assert not Outlet.objects.filter(licence_is("none", ON))


def test_a_licence_that_ends_soon_does_not_count_where_another_lasts(county: County) -> None:
    outlet = Outlet.objects.get()
    Licence.objects.create(outlet=outlet, number="soon", expires=date(2022, 10, 20))
    Licence.objects.create(outlet=outlet, number="lasting")

    assert not Outlet.objects.filter(licence_ends_within(30, ON))
