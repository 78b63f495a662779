"""Search everywhere: what is found, by whom, and what it costs."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.cockpit.tests.pages_world import MONTH, browser_of
from ronda.outlets.models import Outlet, Product
from ronda.outlets.queries.search import search_outlets
from ronda.people.models import Centre, Company, Person
from ronda.people.queries.search import glob_of, pattern_of, search_people
from ronda.people.rules import Viewer

pytestmark = pytest.mark.django_db
HIT = re.compile(r'<(a|div) class="hit"(?: href="([^"]*)")?><span class="hit-label">([^<]*)</span>')


def hits(client: Client, asked: str, **more: str) -> dict[str, str]:
    """Labels with their addresses."""
    answer = client.get("/search/", {"q": asked, **more})
    assert answer.status_code == 200
    return {label: address for _, address, label in HIT.findall(answer.content.decode())}


@pytest.fixture
def places(october: None) -> Company:
    """Names with accents and Chinese names, of this company and of the other."""
    mine, other = Company.objects.get(code="main"), Company.objects.exclude(code="main").get()
    for company, code in ((mine, "CAFE1"), (other, "CAFE2")):
        centre = Centre.objects.filter(company=company).order_by("pk")[0]
        Outlet.objects.create(company=company, centre=centre, code=code, name=f"Café Río {code}")
        Outlet.objects.create(company=company, centre=centre, code=f"Z{code}", name=f"王芳便利店 {code}")
        Product.objects.create(company=company, code=f"P{code}", name=f"Brisa Ñandú {code}")
        Person.objects.create(company=company, code=f"Q{code}", name=f"Zoë Łukasz {code}")
    return mine


@pytest.mark.parametrize("asked", ["cafe rio", "CAFÉ", "rio cafe1", "Río", "\uff43afe1"])
def test_an_outlet_is_found_without_its_accents_case_or_order(places: Company, asked: str) -> None:
    assert "Café Río CAFE1" in hits(browser_of("teresa"), asked)


@pytest.mark.parametrize("asked", ["王芳", "芳便利", "利店"])
def test_a_chinese_name_is_found_by_two_characters(places: Company, asked: str) -> None:
    assert "王芳便利店 CAFE1" in hits(browser_of("teresa"), asked)


@pytest.mark.parametrize("name", ["teresa", "yusuf", "ana", "elena", "wei"])
def test_nothing_of_another_company_is_ever_found(places: Company, name: str) -> None:
    browser = browser_of(name)

    for asked in ("cafe2", "Café Río", "王芳", "brisa", "zoe", "lukasz", "h01", "ingrid", "hugo"):
        found = hits(browser, asked)
        assert [label for label in found if "CAFE2" in label or "Ingrid" in label or "Hugo" in label] == []


def test_the_other_company_finds_its_own_and_nothing_of_ours(places: Company) -> None:
    for name in ("hugo", "ingrid"):
        browser = browser_of(name)
        found = [label for asked in ("cafe", "王芳", "novak", "e06") for label in hits(browser, asked)]
        assert "Brisa Ñandú CAFE2" in found
        assert [label for label in found if "CAFE2" not in label] == []


def test_a_person_leads_to_the_result_where_the_viewer_may_open_it(october: None) -> None:
    own = f"/people/E06/{MONTH}/"

    assert hits(browser_of("teresa"), "novak")["Elena Novak"] == own
    assert hits(browser_of("ana"), "e06")["Elena Novak"] == own
    assert hits(browser_of("elena"), "nov")["Elena Novak"] == own
    assert hits(browser_of("bruno"), "nov")["Elena Novak"] == ""
    assert "Elena Novak" not in hits(browser_of("diego"), "novak")
    assert own not in hits(browser_of("yusuf"), "novak").values()


def test_every_address_that_is_found_opens(places: Company) -> None:
    for name in ("teresa", "yusuf", "ana", "elena", "bruno", "wei"):
        browser = browser_of(name)
        for asked in ("a", "e", "2022", "plan", "cafe", "brisa", "e06"):
            for label, address in hits(browser, asked).items():
                if address:
                    assert browser.get(address).status_code in {200, 302}, (name, label, address)


def test_indicators_lead_into_the_own_result_and_terms_are_explained(october: None) -> None:
    elena = browser_of("elena")

    assert hits(elena, "listing rate")["Listing rate"] == f"/people/E06/{MONTH}/#indicator-brand_listing"
    page = elena.get("/search/", {"q": "last cent"}).content.decode()
    assert "Cents that are left over go to the largest parts" in page


def test_months_are_found_by_number_and_by_name(october: None) -> None:
    assert hits(browser_of("elena"), "2022-10")["October 2022"] == f"/people/E06/{MONTH}/"
    assert hits(browser_of("ana"), "october")["October 2022"] == f"/team/?month={MONTH}"


def test_words_of_the_page_are_searched_in_the_readers_language(october: None) -> None:
    answer = browser_of("elena").get("/search/", {"q": "上柜率"}, headers={"accept-language": "zh-hans"})

    assert "indicator-brand_listing" in answer.content.decode()


def test_only_so_many_are_shown_and_the_others_are_a_click_away(places: Company) -> None:
    centre = Centre.objects.filter(company=places).order_by("pk")[0]
    Outlet.objects.bulk_create(
        Outlet(company=places, centre=centre, code=f"M{number:03}", name="Mercado") for number in range(130)
    )
    teresa = browser_of("teresa")

    typed, page, alone = (
        teresa.get("/search/", {"q": "mercado", **more}).content.decode()
        for more in ({"typed": "1"}, {}, {"of": "outlets"})
    )

    assert "<html" not in typed
    assert [len(HIT.findall(each)) for each in (typed, page, alone)] == [5, 10, 100]
    assert 'href="/search/?q=mercado&amp;of=outlets"' in typed
    assert teresa.get("/search/", {"q": "x", "of": "wages"}).status_code == 404


def test_what_is_searched_is_text_and_never_markup_or_a_pattern(places: Company) -> None:
    teresa = browser_of("teresa")

    for asked in ("<script>alert(1)</script>", "*", "[a", "%", "_", "!", "a*b", "]", "^", "' OR 1=1"):
        answer = teresa.get("/search/", {"q": asked}).content.decode()
        assert "<script>alert" not in answer
        assert "Café Río CAFE1" not in answer


def test_a_search_takes_at_most_seventeen_statements(places: Company) -> None:
    """One for each kind of thing, two for outlets; the others say who asks."""
    for name in ("teresa", "yusuf", "ana", "elena"):
        browser = browser_of(name)
        with CaptureQueriesContext(connection) as statements:
            browser.get("/search/", {"q": "e"})
        assert len(statements) <= 17, (name, len(statements))


def test_a_stranger_is_sent_to_sign_in(october: None) -> None:
    assert Client().get("/search/", {"q": "novak"})["Location"].startswith("/account/login/")


def test_the_same_word_becomes_a_pattern_of_either_database() -> None:
    assert glob_of("a1*") == f"*{pattern_of('a')}{pattern_of('1')}[*]*"
    assert re.search(pattern_of("cafe."), "CAFÉ.")
    assert not re.search(pattern_of("cafe."), "cafes")


def test_an_account_manager_finds_the_outlets_of_the_own_portfolio_only(places: Company) -> None:
    elena = Person.objects.get(company=places, code="E06")
    viewer = Viewer(places.pk, elena.pk, frozenset({"account_manager"}), frozenset())

    own = search_outlets(viewer, "shop", on=date(2022, 10, 5), most=50)
    everything = search_outlets(Viewer.operator(places.pk), "shop", on=date(2022, 10, 5), most=50)

    assert own
    assert {outlet.code for outlet in own} < {outlet.code for outlet in everything}
    assert search_people(viewer, "park", most=9) == []
