"""Lists: order, pages, columns, and the same rows as a file."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2
import pytest
from defusedxml.ElementTree import fromstring
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

from ronda.design.tables import (
    ChosenColumn,
    DayColumn,
    MoneyColumn,
    NumberColumn,
    PercentColumn,
    PointsColumn,
    RondaTable,
    show_table,
    xlsx_answer,
)

CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Shops(RondaTable):
    chosen = ChosenColumn()
    name = django_tables2.Column("Shop", linkify=lambda record: f"/shops/{record['pk']}/")
    visits = NumberColumn("Visits")
    share = PercentColumn("Share")
    score = PointsColumn("Points")
    sales = MoneyColumn("Sales")
    since = DayColumn("Since")
    actions = django_tables2.Column(empty_values=(), orderable=False, exclude_from_export=True)

    row_name = "name"
    caption = "Shops"
    hidden_at_first = ("since",)

    class Meta(RondaTable.Meta):
        empty_text = "No shop fits."

    def render_actions(self) -> str:
        return "open"


def a_shop(pk: int, **changes: Any) -> dict[str, Any]:
    plain = {"name": f"Shop {pk:03}", "visits": pk % 7, "share": Decimal("0.5"), "score": 1_019_450}
    return {"pk": pk, **plain, "sales": 1000 * pk, "since": date(2026, 10, 5), **changes}


def shown(address: str, shops: list[dict[str, Any]], **options: Any) -> tuple[str, HttpResponse | None]:
    """The page's list and, where the address asks for one, the file."""
    request = RequestFactory().get(address)
    table = Shops(shops, currency="USD", **options)
    if file := show_table(request, table, name="shops"):
        return "", file
    return render_to_string("design/table.html", {"table": table, "request": request}), None


def csv_rows(answer: HttpResponse | None) -> list[list[str]]:
    assert answer is not None
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def names_in(page: str) -> list[str]:
    return [part.split("<")[0] for part in page.split('/">')[1:]]


def test_a_list_shows_25_rows_and_says_how_many_there_are() -> None:
    page, _file = shown("/shops/", [a_shop(pk) for pk in range(130)])

    assert page.count('<th scope="row"') == 25
    assert "130 rows" in page
    assert "1 to 25 of 130" in page


def test_the_address_turns_to_a_page_and_says_its_size() -> None:
    page, _file = shown("/shops/?page=2&per_page=50", [a_shop(pk) for pk in range(130)])

    assert page.count('<th scope="row"') == 50
    assert "51 to 100 of 130" in page


@pytest.mark.parametrize("asked", ["per_page=1000000", "per_page=7", "page=900", "page=x", "per_page=-1"])
def test_a_page_or_a_size_that_is_not_on_offer_still_shows_a_list(asked: str) -> None:
    page, _file = shown(f"/shops/?{asked}", [a_shop(pk) for pk in range(130)])

    assert 1 <= page.count('<th scope="row"') <= 25


def test_the_address_sorts_and_the_head_says_how() -> None:
    page, _file = shown("/shops/?sort=-sales", [a_shop(1), a_shop(3), a_shop(2)])

    assert names_in(page)[:3] == ["Shop 003", "Shop 002", "Shop 001"]
    assert page.count('aria-sort="descending"') == 1


def test_sorting_begins_again_at_the_first_page_and_keeps_the_filters() -> None:
    page, _file = shown("/shops/?page=2&state=open", [a_shop(pk) for pk in range(40)])

    assert 'href="/shops/?state=open&amp;sort=name"' in page


def test_a_column_that_cannot_be_sorted_by_is_passed_over() -> None:
    page, _file = shown("/shops/?sort=actions,nonsense", [a_shop(1)])

    assert "aria-sort" not in page


def test_columns_are_those_of_the_address_and_the_name_stays() -> None:
    page, _file = shown("/shops/?columns=since,sales", [a_shop(1)])

    assert 'data-name="Since"' in page
    assert 'data-name="Sales"' in page
    assert 'data-name="Visits"' not in page
    assert "Shop 001" in page


def test_a_column_hidden_at_first_is_on_offer() -> None:
    page, _file = shown("/shops/", [a_shop(1)])

    assert 'data-name="Since"' not in page
    assert 'value="since">' in page


def test_values_are_written_as_the_reader_does() -> None:
    page, _file = shown("/shops/", [a_shop(1, sales=462_329)])

    assert "$4,623.29" in page
    assert "101.95" in page
    assert "50%" in page


def test_what_is_missing_is_a_dash_on_the_page_and_nothing_in_a_file() -> None:
    page, _file = shown("/shops/", [a_shop(1, sales=None)])
    _page, file = shown("/shops/?export=csv", [a_shop(1, sales=None)])

    assert "\N{EN DASH}" in page
    assert csv_rows(file)[1][-1] == ""


def test_a_file_holds_every_row_of_every_page_in_order_with_the_shown_columns() -> None:
    _page, file = shown("/shops/?export=csv&sort=-sales&columns=sales", [a_shop(pk) for pk in range(130)])

    rows = csv_rows(file)
    assert rows[0] == ["Shop", "Sales"]
    assert len(rows) == 131
    assert rows[1] == ["Shop 129", "1290.00"]
    assert file is not None
    assert file["Content-Disposition"] == 'attachment; filename="shops.csv"'


def test_figures_in_a_file_are_plain_numbers_and_days_are_plain_days() -> None:
    _page, file = shown("/shops/?export=csv&columns=share,score,since,visits", [a_shop(4)])

    assert csv_rows(file)[1] == ["Shop 004", "4", "0.500", "101.9450", "2026-10-05"]


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@sum", "\tx", " =1", "'=1", "\uff1d1", "\u3000\uff0d1"]
)
def test_text_that_could_be_a_formula_is_text_in_both_files(name: str) -> None:
    _page, csv_file = shown("/shops/?export=csv", [a_shop(1, name=name)])
    _page, xlsx_file = shown("/shops/?export=xlsx", [a_shop(1, name=name)])

    assert csv_rows(csv_file)[1][0] == f"'{name}"
    sheet, texts = parts_of(xlsx_file)
    assert "<f>" not in sheet
    assert name.strip() in texts


def test_a_workbook_has_numbers_as_numbers_and_a_row_for_each() -> None:
    _page, file = shown("/shops/?export=xlsx", [a_shop(pk) for pk in range(60)])

    sheet, _texts = parts_of(file)
    rows = fromstring(sheet).findall(f".//{CELLS}row")
    assert len(rows) == 61
    numbers = [cell.find(f"{CELLS}v").text for cell in rows[3] if cell.get("t") not in {"s", "inlineStr"}]
    assert numbers == ["2", "0.5", "101.945", "20"]


def test_titles_of_sheets_that_a_spreadsheet_refuses_are_made_fit() -> None:
    answer = xlsx_answer("x.xlsx", [("a/b" * 20, [["head"]]), ("a/b" * 20, [["head"]]), ("", [["head"]])])

    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        titles = [each.get("name") for each in fromstring(book.read("xl/workbook.xml")).iter(f"{CELLS}sheet")]
    assert len(set(titles)) == 3
    assert all(title and len(title) <= 31 and "/" not in title for title in titles)


def test_markup_in_a_name_is_text_on_the_page() -> None:
    page, _file = shown("/shops/", [a_shop(1, name="<script>alert(1)</script>")])

    assert "<script>" not in page
    assert "Choose &lt;script&gt;" in page


def test_a_list_without_rows_says_why() -> None:
    page, _file = shown("/shops/?state=closed", [])

    assert "No shop fits." in page
    assert "<table" not in page


def test_two_lists_on_one_page_do_not_share_their_order() -> None:
    page, _file = shown("/shops/?b-sort=-sales", [a_shop(1), a_shop(2)], prefix="a-")

    assert "aria-sort" not in page
    assert 'id="a-list"' in page


def parts_of(answer: HttpResponse | None) -> tuple[str, str]:
    """The first sheet and the texts of a workbook."""
    assert answer is not None
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = (
            book.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in book.namelist() else sheet
        )
    return sheet, texts
