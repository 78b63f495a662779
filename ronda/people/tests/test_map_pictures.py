"""Where maps fetch their pictures is said by the company, and only a page with a map allows it."""

import pytest
from django.test import Client

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Company

pytestmark = pytest.mark.usefixtures("october")

TILES = "https://tile.example.org/{z}/{x}/{y}.png"
COMPANY = {"name": "Main County", "timezone": "UTC", "language": "en", "working_weekdays": list("12345")}


def sent(browser: Client, **values: str) -> tuple[int, str]:
    answer = browser.post("/set-up/company/change/", {**COMPANY, **values, "why": "Maps", "confirm": "on"})
    return answer.status_code, answer.content.decode()


def test_an_administrator_sets_the_address_and_the_application() -> None:
    yusuf = browser_of("yusuf")

    status, _page = sent(yusuf, map_tiles=TILES, map_credit="Mapmakers", route_app="openstreetmap")

    assert status == 302
    page = yusuf.get("/set-up/company/").content.decode()
    assert TILES in page
    assert "Mapmakers" in page
    assert "OpenStreetMap" in page


@pytest.mark.parametrize("address", ["tile.example.org", "https://t.example/{z}", "https://t.example; *//"])
def test_what_is_no_address_of_pictures_is_refused_at_its_field(address: str) -> None:
    status, page = sent(browser_of("yusuf"), map_tiles=address)

    assert status == 422
    assert "Write an address that begins with https://" in page
    assert not Company.objects.exclude(map_tiles="").exists()


def test_only_a_page_with_a_map_may_fetch_pictures_and_only_from_there() -> None:
    Company.objects.filter(code="main").update(map_tiles=TILES)
    ana = browser_of("ana")

    allowed = ana.get("/design/")["Content-Security-Policy"]

    assert "img-src 'self' data: https://tile.example.org;" in f"{allowed};"
    assert "tile.example.org" not in ana.get("/help/")["Content-Security-Policy"]
