"""Statements: what they say, that they add up to the cent, and who may read them."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.cockpit.tests.closing_world import LATER, OCTOBER, Sale, a_closable_county, close_october, sell
from ronda.cockpit.tests.pages_world import MONTH, NAMES, browser_of, open_accounts
from ronda.design.templatetags.figures import money
from ronda.facts.queries import closing_for
from ronda.pay.queries import amounts_for, centre_statement, paid_amounts, pools_for
from ronda.people.models import Centre, Company
from ronda.people.rules import Viewer

pytestmark = pytest.mark.django_db

ELENA = f"/statement/E06/{MONTH}/"
CENTRE = f"/statements/{MONTH}/"


def operator() -> Viewer:
    return Viewer.operator(Company.objects.get(code="main").pk)


def rows_of(name: str, address: str) -> list[list[str]]:
    text = browser_of(name).get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_statement_opens_for_oneself_the_director_and_the_leader_only(october: None) -> None:
    for address in (ELENA, f"{ELENA}?export=csv", f"{ELENA}?export=xlsx", "/statement/E06/"):
        opened = {name: browser_of(name).get(address).status_code for name in NAMES}
        assert {name for name, status in opened.items() if status == 200} == {"ana", "elena", "teresa"}
        assert {status for status in opened.values() if status != 200} == {404}


def test_the_statements_of_a_centre_open_for_those_who_lead_it(october: None) -> None:
    other = Centre.objects.exclude(company__code="main").order_by("pk")[0]
    for address in (CENTRE, f"{CENTRE}?export=csv", f"{CENTRE}?export=xlsx"):
        opened = {name for name in NAMES if browser_of(name).get(address).status_code == 200}
        assert opened == {"ana", "teresa"}
    for asked in (f"centre={other.pk}", "centre=x"):
        assert browser_of("teresa").get(f"{CENTRE}?{asked}").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Statement of October 2022", "How the cents fell", "Postings of the month")),
        ("es", ("Liquidación de octubre de 2022", "Cómo se repartieron los céntimos")),
        ("zh-hans", ("2022年10月兑现单", "分位的分配")),
    ],
)
def test_a_statement_speaks_the_readers_language(
    october: None, language: str, words: tuple[str, ...]
) -> None:
    page = browser_of("elena").get(ELENA, headers={"accept-language": language}).content.decode()

    assert [word for word in words if word not in page] == []


def test_the_shares_of_each_post_come_to_its_pool_and_the_posts_to_the_centres(october: None) -> None:
    viewer = operator()
    found = centre_statement(viewer, closing_for(viewer, OCTOBER), None)

    assert [(each.post, each.share_cents) for each in found.posts] == [
        (each.post, each.pool_cents) for each in found.posts
    ]
    assert (
        sum(each.pool_cents for each in found.posts) == found.pool.pool_cents == found.sum_of("share_cents")
    )
    assert found.sum_of("amount_cents") == found.sum_of("share_cents") - found.sum_of("penalty_cents")
    assert found.stands_cents == found.sum_of("amount_cents")


def test_what_was_cut_off_and_the_cents_left_over_are_told_exactly(october: None) -> None:
    viewer = operator()
    closing = closing_for(viewer, OCTOBER)
    pools = {(pool.unit_id, pool.post): pool.pool_cents for pool in pools_for(viewer, closing)}

    for place in {(row.unit_id, row.post) for row in amounts_for(viewer, closing)}:
        held = [row for row in amounts_for(viewer, closing) if (row.unit_id, row.post) == place]
        cut = sum(row.share_cents - row.remainder_cent for row in held)
        rests = sum((Decimal(row.remainder_num) / Decimal(row.remainder_den) for row in held), Decimal(0))
        left = sum(row.remainder_cent for row in held)
        assert cut + left == pools[place]
        assert abs(rests - left) < Decimal("0.000001") or any(row.bound for row in held)


def test_the_file_of_a_centre_ends_with_sums_that_its_rows_come_to(october: None) -> None:
    heads, *lines, total = rows_of("ana", f"{CENTRE}?export=csv")

    assert total[0] == "In all"
    for name in ("Share", "Withheld", "Amount", "Stands in the ledger"):
        place = heads.index(name)
        assert sum(Decimal(line[place] or 0) for line in lines) == Decimal(total[place] or 0)
    assert len(lines) == 6


def test_the_workbook_of_a_statement_has_its_sums_and_no_formula(october: None) -> None:
    book = ZipFile(io.BytesIO(browser_of("elena").get(f"{ELENA}?export=xlsx").content))

    sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any("<f>" in book.read(name).decode() for name in sheets)


def test_the_file_of_a_statement_comes_to_what_stands(october: None) -> None:
    rows = rows_of("elena", f"{ELENA}?export=csv")
    blank = rows.index([])
    lines, postings = rows[1:blank], rows[blank + 2 :]

    assert sum(Decimal(row[-1]) for row in lines[:-1]) == Decimal(lines[-1][-1])
    assert sum(Decimal(row[-1]) for row in postings[:-1]) == Decimal(postings[-1][-1])


def test_in_a_post_of_few_the_own_statement_shows_no_pool_and_the_directors_does(october: None) -> None:
    address = f"/statement/E03/{MONTH}/"
    bruno, ana = (browser_of(name).get(address).content.decode() for name in ("bruno", "ana"))

    assert "Pay pool of the post" not in bruno
    assert "All weights of the post" not in bruno
    assert "The post has fewer than 3 people, so its pool is not shown" in bruno
    assert "Pay pool of the post" in ana
    heads, own, *_ = rows_of("bruno", f"{address}?export=csv")
    assert [own[heads.index(name)] for name in ("Pay pool of the post", "All weights")] == ["", ""]


def test_the_year_so_far_is_the_sum_of_its_months(october: None) -> None:
    page = browser_of("elena").get("/statement/E06/").content.decode()
    viewer = operator()
    closing = closing_for(viewer, OCTOBER)
    elena = next(row.person_id for row in amounts_for(viewer, closing) if row.person_code == "E06")

    assert "2022 so far" in page
    assert page.count(money(paid_amounts(viewer, closing)[elena], "USD")) >= 2


def test_nobody_without_pay_has_statements_but_oneself_is_told_so(october: None) -> None:
    assert browser_of("gao").get(f"/statement/E14/{MONTH}/").status_code == 404
    assert "No statement yet" in browser_of("gao").get("/statement/E14/").content.decode()
    assert browser_of("ana").get("/statement/E99/").status_code == 404
    assert browser_of("yusuf").get("/statement/E06/").status_code == 404


def test_after_several_runs_the_statement_shows_every_posting_and_what_stands(ronda_home: Path) -> None:
    county = a_closable_county()
    open_accounts(county)
    close_october(county)
    shops = ("R1", "R2", "R3")
    sell(county, *(Sale(f"{shop}-9", shop, date(2022, 10, 25), 90_000) for shop in shops), at=LATER)
    again = close_october(county, as_of=LATER, at=LATER)
    paid = paid_amounts(county.viewer, again)
    found = centre_statement(county.viewer, again, None)
    corrected = [row for row in amounts_for(county.viewer, again) if paid[row.person_id] == row.amount_cents]

    pages = {
        row.person_code: browser_of("ana").get(f"/statement/{row.person_code}/{MONTH}/").content.decode()
        for row in amounts_for(county.viewer, again)
    }

    assert found.stands_cents == sum(paid.values())
    assert {line.person_code: line.stands_cents for line in found.lines} == {
        row.person_code: paid[row.person_id] for row in amounts_for(county.viewer, again)
    }
    for row in amounts_for(county.viewer, again):
        assert f'<div class="stat-value">{money(paid[row.person_id], "USD")}' in re.sub(
            r'<div class="stat-value">\s*(<[^>]*>)?', '<div class="stat-value">', pages[row.person_code]
        )
    assert corrected
    assert any("Reversal" in page and "Correction" in page for page in pages.values())


def test_statements_take_at_most_fifteen_statements_of_the_database(october: None) -> None:
    for name, address in (("elena", ELENA), ("elena", "/statement/E06/"), ("ana", CENTRE)):
        browser = browser_of(name)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        assert len(asked) <= 15, (address, len(asked))
