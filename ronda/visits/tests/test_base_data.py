"""The page of base data: who sees which records, what is missing, as a list and as a file."""

from datetime import date

import pytest

from ronda.outlets.models import Outlet
from ronda.outlets.tests.pages import heads_of, words_of
from ronda.visits.queries.base_data import base_data_for
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import TODAY, browser_of, town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
PAGE = "/visits/base-data/"


def test_everybody_sees_the_records_of_the_own_outlets(town: Town) -> None:
    def seen(who: str) -> list[str]:
        return [each.code for each in base_data_for(town.viewer_of(who), today=TODAY).records]

    assert seen("diego") == ["O1", "O2"]
    assert seen("ana") == ["O1", "O2", "O3"]
    assert seen("hugo") == []


def test_a_record_tells_what_is_missing(town: Town) -> None:
    Outlet.objects.filter(code="O1").update(city="Linden", address="Main Street 1", format="kiosk")

    [one, two] = base_data_for(town.viewer_of("diego"), today=TODAY).records

    assert one.groups[0].missing == ()
    assert two.groups[0].missing == ("address", "city", "format")
    assert one.licence == "none"


def test_from_2027_on_the_telephone_belongs_to_the_record(town: Town) -> None:
    Outlet.objects.filter(code="O1").update(
        city="Linden", address="Main Street 1", format="kiosk", telephone="201-555-0134"
    )

    [one, two] = base_data_for(town.viewer_of("diego"), today=date(2027, 1, 4)).records

    assert one.groups[0].missing == ()
    assert "telephone" in two.groups[0].missing


def test_the_page_is_filtered_by_the_group_that_lacks_something(town: Town) -> None:
    Outlet.objects.filter(code="O1").update(city="Linden", address="Main Street 1", format="kiosk")
    diego = browser_of("diego")

    heads = heads_of(diego.get(f"{PAGE}?lacks=basic"))

    assert "Shop O2" in heads
    assert "Shop O1" not in heads
    assert "Shop O1" in words_of(diego.get(PAGE))
    assert "Shop O3" not in diego.get(f"{PAGE}?export=csv").content.decode()
