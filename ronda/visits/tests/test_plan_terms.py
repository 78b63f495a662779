"""Pages that set where days begin and on which weekdays an outlet can be seen."""

import pytest

from ronda.visits.models import StartPlace, VisitDays
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import browser_of, town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
PLACE = "/visits/plans/start/E05/"
DAYS = "/visits/outlets/O1/days/"


def test_diego_says_where_his_days_begin_and_end(town: Town) -> None:
    browser = browser_of("diego")
    said = {"since": "2022-10-03", "latitude": "40.416775", "longitude": "-3.70379"}

    answer = browser.post(PLACE, {**said, "end_latitude": "40.5"})
    assert answer.status_code == 422
    assert "Give both degrees of the end" in answer.content.decode()
    assert not StartPlace.objects.exists()

    assert browser.post(PLACE, said).status_code == 302
    place = StartPlace.objects.get()
    assert (str(place.latitude), str(place.longitude), place.end_latitude) == ("40.416775", "-3.703790", None)
    assert "40.416775" in browser.get(PLACE).content.decode()


def test_a_place_off_the_globe_is_refused_at_its_field(town: Town) -> None:
    answer = browser_of("diego").post(PLACE, {"since": "2022-10-03", "latitude": "91", "longitude": "0"})

    assert answer.status_code == 422
    assert not StartPlace.objects.exists()


@pytest.mark.parametrize(("who", "there"), [("ana", 200), ("elena", 404), ("hugo", 404)])
def test_a_start_place_is_set_by_the_person_and_the_centre_s_director(
    town: Town, who: str, there: int
) -> None:
    assert browser_of(who).get(PLACE).status_code == there


def test_an_outlet_s_weekdays_are_ticked(town: Town) -> None:
    browser = browser_of("diego")

    assert browser.post(DAYS, {"weekdays": ["5", "2"]}).status_code == 302
    assert VisitDays.objects.get().weekdays == "25"
    page = browser.get(DAYS).content.decode()
    assert page.count("checked") == 2
    assert browser.post(DAYS, {}).status_code == 422
    assert browser.post(DAYS, {"weekdays": list("1234567")}).status_code == 302
    assert not VisitDays.objects.exists()


@pytest.mark.parametrize("who", ["elena", "hugo"])
def test_weekdays_of_others_outlets_are_not_there(town: Town, who: str) -> None:
    assert browser_of(who).get(DAYS).status_code == 404
