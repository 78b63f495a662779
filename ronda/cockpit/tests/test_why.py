"""Why an amount is what it is: the tree with drawings and anchors, the records in order and as files."""

import csv
import io
import re
from decimal import Decimal
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from ronda.appraisal.queries import derivation_for
from ronda.appraisal.rules.derivation import Node, walk
from ronda.appraisal.wording import sentence_of
from ronda.cockpit.rules import plot_of
from ronda.cockpit.tests.closing_world import OCTOBER
from ronda.cockpit.tests.pages_world import MONTH, browser_of
from ronda.cockpit.wording.evidence import evidence_value
from ronda.design.tables import csv_answer
from ronda.facts.queries import closed_table, closing_for
from ronda.people.models import Appointment, Company, Person
from ronda.people.rules import Viewer
from ronda.policy import Knot
from ronda.work.models import Handover

pytestmark = pytest.mark.django_db

ELENA = f"/people/E06/{MONTH}/"
LANGUAGES = ["en", "es", "zh-hans"]


def page_of(client: Client, address: str, language: str = "en") -> str:
    return client.get(address, headers={"accept-language": language}).content.decode()


def nodes_of(code: str) -> list[Node]:
    company = Company.objects.get(code="main")
    viewer = Viewer.operator(company.pk)
    return list(walk(derivation_for(viewer, closing_for(viewer, OCTOBER), code).root))


def records(kind: str = "sales", indicator: str = "sales_plan") -> str:
    spell = Appointment.objects.get(person__code="E06").pk
    return f"{ELENA}evidence/?table={kind}&indicator={indicator}&spell_id={spell}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_stored_explanation_stands_on_the_page(october: None, language: str) -> None:
    page = page_of(browser_of("teresa"), ELENA, language)

    with override(language):
        told = [sentence_of(node.reason, "USD") for node in nodes_of("E06")]
    plain = page.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&").replace("\xa0", " ")
    assert [sentence for sentence in told if sentence.replace("\xa0", " ") not in plain] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_indicator_has_an_anchor_of_its_own_and_a_curve_in_words(october: None, language: str) -> None:
    page = page_of(browser_of("elena"), ELENA, language)

    anchors = re.findall(r'id="(indicator-[a-z_]+)"', page)
    assert "indicator-sales_plan" in anchors
    assert len(anchors) == len(set(anchors)) > 5
    drawn = re.findall(r'<svg class="plot[^"]*"[^>]*aria-label="([^"]+)"', page)
    assert len(drawn) > 3
    assert all("100%" in words.replace("\xa0", "") for words in drawn)


def test_the_point_stands_on_the_curve_where_the_result_is(october: None) -> None:
    knots = tuple(
        Knot(attainment=Decimal(at), points=Decimal(points))
        for at, points in (("0", "0"), ("0.8", "60"), ("1", "100"), ("1.2", "120"))
    )

    half, beyond = plot_of(knots, Decimal("0.4"), Decimal(30)), plot_of(knots, Decimal(2), Decimal(120))

    zero, corner = half.marks[0], half.marks[1]
    assert abs((half.stands.x - zero.x) * 2 - (corner.x - zero.x)) < Decimal("0.001")
    assert abs((zero.y - half.stands.y) * 2 - (zero.y - corner.y)) < Decimal("0.001")
    assert [mark.is_target for mark in half.marks] == [False, False, True, False]
    assert half.target_x == half.marks[2].x
    assert beyond.stands.x < beyond.end_x
    assert (half.is_reached, beyond.is_reached) == (False, True)


def test_the_policy_is_named_with_its_version_and_days(october: None) -> None:
    page = page_of(browser_of("elena"), ELENA)

    assert "Policy version 1: in force since Jan 1, 2015, adopted and announced Dec 1, 2014." in page


def test_records_are_put_into_any_order_and_stay_so_from_page_to_page(october: None) -> None:
    elena = browser_of("elena")

    def column(address: str) -> list[str]:
        rows = re.findall(r"<tr>(<td.*?)</tr>", page_of(elena, address))
        return [re.findall(r"<td[^>]*>([^<]*)</td>", row)[0] for row in rows]

    rising, falling = column(f"{records()}&sort=outlet_code"), column(f"{records()}&sort=-outlet_code")

    assert rising == sorted(rising)
    assert falling == rising[::-1]
    assert 'aria-sort="ascending"' in page_of(elena, f"{records()}&sort=outlet_code")
    assert elena.get(f"{records()}&sort=wages").status_code == 404


def test_the_file_of_the_records_holds_all_rows_as_numbers(october: None) -> None:
    elena = browser_of("elena")
    total = int(re.findall(r"(\d+) records?", page_of(elena, records()))[0])

    answer = elena.get(f"{records()}&export=csv")
    heads, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    book = elena.get(f"{records()}&export=xlsx")

    assert len(rows) == total > 0
    actual = heads.index("Actual")
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", row[actual]) for row in rows)
    sheet = ZipFile(io.BytesIO(book.content)).read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == total + 1
    assert "<f>" not in sheet
    assert elena.get(f"{records()}&export=pdf").status_code == 404


def plans_behind(code: str) -> str:
    """The address of Bruno's hand-overs of plans behind a miss of this account manager."""
    spell, bruno = Appointment.objects.get(person__code=code).pk, Person.objects.get(code="E03").pk
    operator = Viewer.operator(Company.objects.get(code="main").pk)
    shares = closed_table(operator, closing_for(operator, OCTOBER), "results/shares").to_pylist()
    found = next(row for row in shares if (row["spell_id"], row["owner_id"]) == (spell, bruno))
    keys = {name: found[name] for name in ("spell_id", "owner_id", "indicator", "duty")}
    return f"/people/{code}/{MONTH}/evidence/?table=handovers&{urlencode(keys)}"


def test_a_late_hand_over_stands_first_with_its_days_and_the_way_to_its_page(october: None) -> None:
    number = Handover.objects.get(receiver__code="E05", title="Plan").number
    address = plans_behind("E05")

    page, listed = page_of(browser_of("ana"), address), page_of(browser_of("ana"), f"{address}&export=csv")

    assert f'<a href="/work/hand-overs/{number}/">Plan</a>' in page
    head, first, *_ = csv.reader(io.StringIO(listed.removeprefix("\ufeff")))
    told = dict(zip(head, first, strict=True))
    assert [told[name] for name in ("In hand from", "Until", "Days allowed", "Days late")] == [
        "2022-10-03",
        "2022-10-11",
        "2",
        "4",
    ]


def test_of_a_hand_over_that_one_may_not_see_the_days_stand_without_a_page(october: None) -> None:
    hers = Handover.objects.filter(receiver__code="E06").order_by("pk")[0].number

    page = page_of(browser_of("diego"), plans_behind("E05"))

    assert "/work/hand-overs/" in page
    assert f"/work/hand-overs/{hers}/" not in page


def test_a_name_that_could_be_a_formula_is_disarmed_in_the_file_of_the_records(october: None) -> None:
    cell = evidence_value("outlet", "=1+1", "USD")

    assert csv_answer("x.csv", [[cell]]).content.decode("utf-8-sig").strip() == "'=1+1"


def test_the_files_open_for_the_same_people_as_the_result(october: None) -> None:
    for kind in ("csv", "xlsx"):
        opened = {
            name
            for name in ("ana", "elena", "teresa", "diego", "bruno", "yusuf", "wei", "hugo", "ingrid")
            if browser_of(name).get(f"{records()}&export={kind}").status_code == 200
        }
        assert opened == {"ana", "elena", "teresa"}


def test_why_takes_at_most_fifteen_statements(october: None) -> None:
    for name, address in (("elena", ELENA), ("ana", ELENA), ("elena", records())):
        browser = browser_of(name)
        with CaptureQueriesContext(connection) as statements:
            assert browser.get(address).status_code == 200
        assert len(statements) <= 15, (name, address, len(statements))
