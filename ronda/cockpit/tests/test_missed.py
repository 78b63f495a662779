"""Sheets of missed results: who may print them, and what they say."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from ronda.appraisal.queries import derivation_for
from ronda.appraisal.wording import sentence_of
from ronda.cockpit.rules import Miss, missed_results
from ronda.cockpit.tests.closing_world import OCTOBER
from ronda.cockpit.tests.pages_world import MONTH, NAMES, browser_of
from ronda.facts.queries import closing_for
from ronda.people.models import Centre, Company
from ronda.people.rules import Viewer

pytestmark = pytest.mark.django_db


def misses(code: str) -> list[Miss]:
    viewer = Viewer.operator(Company.objects.get(code="main").pk)
    return missed_results(derivation_for(viewer, closing_for(viewer, OCTOBER), code))


@pytest.fixture
def missed(october: None) -> tuple[str, str, Miss]:
    """Somebody among the account managers who missed a result: account, code, and the miss."""
    for name, code in (("elena", "E06"), ("diego", "E05"), ("farid", "E07")):
        if found := misses(code):
            return name, code, found[0]
    raise AssertionError("somebody must have missed something")


def plain(page: str) -> str:
    return page.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&").replace("\xa0", " ")


def test_a_sheet_opens_for_oneself_the_director_and_the_leader_only(missed: tuple[str, str, Miss]) -> None:
    own, code, miss = missed
    for address in (
        f"/people/{code}/{MONTH}/missed/{miss.line.indicator}/",
        f"/people/{code}/{MONTH}/missed/",
    ):
        opened = {name: browser_of(name).get(address).status_code for name in NAMES}
        assert {name for name, status in opened.items() if status == 200} == {"ana", "teresa", own}
        assert {status for status in opened.values() if status != 200} == {404}


def test_a_result_that_was_not_missed_has_no_sheet(missed: tuple[str, str, Miss]) -> None:
    _, code, _ = missed

    for indicator in ("nothing", "base_information"):
        assert browser_of("ana").get(f"/people/{code}/{MONTH}/missed/{indicator}/").status_code == 404


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_a_sheet_tells_the_stored_explanation_in_each_language(
    missed: tuple[str, str, Miss], language: str
) -> None:
    own, code, miss = missed
    address = f"/people/{code}/{MONTH}/missed/{miss.line.indicator}/"
    page = plain(browser_of(own).get(address, headers={"accept-language": language}).content.decode())

    with override(language):
        told = [miss.told, miss.outside, miss.balance, *miss.grounds]
        told += [share.told for _, shares in miss.offices for share in shares]
        told += [node for _, shares in miss.offices for share in shares for node in share.how]
        sentences = [sentence_of(node.reason, "USD").replace("\xa0", " ") for node in told if node]
    assert [sentence for sentence in sentences if sentence not in page] == []
    assert page.count('<svg class="plot') == 1


def test_the_shares_of_a_sheet_and_what_is_outside_add_up_to_the_points_lost(october: None) -> None:
    found = [miss for code in ("E03", "E05", "E06", "E07") for miss in misses(code)]

    for miss in found:
        if miss.balance is None:
            continue
        points = sum(share.points or 0 for _, shares in miss.offices for share in shares)
        outside = miss.outside.reason.facts if miss.outside else {}
        external = float(outside.get("external_share") or 0) * float(miss.lost)
        assert abs(float(points) + external - float(miss.lost)) < 1e-6
    assert found


def test_a_director_prints_all_sheets_of_the_own_centre(october: None) -> None:
    page = browser_of("ana").get(f"/missed/{MONTH}/").content.decode()

    expected = sum(len(misses(code)) for code in ("E01", "E03", "E04", "E05", "E06", "E07"))
    assert page.count('<article class="card sheet">') == expected > 1


def test_all_sheets_open_for_those_who_lead_only(october: None) -> None:
    opened = {name for name in NAMES if browser_of(name).get(f"/missed/{MONTH}/").status_code == 200}
    other = Centre.objects.exclude(company__code="main").order_by("pk")[0]

    assert opened == {"ana", "teresa"}
    for asked in (f"centre={other.pk}", "centre=x", "from=-1"):
        assert browser_of("teresa").get(f"/missed/{MONTH}/?{asked}").status_code == 404


def test_sheets_take_at_most_fifteen_statements_however_many_people(missed: tuple[str, str, Miss]) -> None:
    own, code, _ = missed
    for client, address in (
        (browser_of(own), f"/people/{code}/{MONTH}/missed/"),
        (browser_of("ana"), f"/missed/{MONTH}/"),
    ):
        with CaptureQueriesContext(connection) as statements:
            assert client.get(address).status_code == 200
        assert len(statements) <= 15, (address, len(statements))


def test_why_leads_to_the_sheet_of_each_missed_result(missed: tuple[str, str, Miss]) -> None:
    own, code, _ = missed
    page = _page(browser_of(own), f"/people/{code}/{MONTH}/")

    addresses = set(re.findall(r'href="(/people/[^"]*/missed/[a-z_]+/)"', page))
    assert addresses == {f"/people/{code}/{MONTH}/missed/{miss.line.indicator}/" for miss in misses(code)}


def _page(client: Client, address: str) -> str:
    return client.get(address).content.decode()
