"""The public files as they are, with the mappings that ship."""

import contextlib
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ronda.intake.tests.builders import take_in, told
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import LedgerSegment, Outlet, Product
from ronda.people.tests.builders import County

LINN = (("county", "Linn"),)


@pytest.fixture
def iowa(shared_data: Path) -> Path:
    return shared_data / "iowa"


def test_the_stores_of_one_county(county: County, iowa: Path) -> None:
    report = take_in(
        county, "outlets", iowa / "iowa_stores.csv", mapping="iowa-stores", only=(("county", "Linn"),)
    )

    assert (report.rows, report.error_count, report.outcome) == (189, 0, "written")
    assert Outlet.objects.count() == 189


def test_of_the_whole_state_the_store_in_another_state_is_told(county: County, iowa: Path) -> None:
    report = take_in(county, "outlets", iowa / "iowa_stores.csv", mapping="iowa-stores", dry_run=True)

    far = next(oddity for oddity in report.oddities if oddity.code == "far_position")
    assert any("outlet 4322" in str(example) for example in far.examples)
    assert told(report)["missing_position"] == 202
    assert told(report)["nameless_outlet"] == 196


def test_the_product_list(county: County, iowa: Path) -> None:
    report = take_in(county, "products", iowa / "iowa_products.parquet", mapping="iowa-products")

    assert (report.counts.created, told(report)) == (7074, {"missing_price": 7074})
    grand_marnier = Product.objects.get(code="100040")
    assert (grand_marnier.volume, grand_marnier.age_restricted) == ("750 ml", True)
    # What the store pays is known, what its customers pay is not.
    assert (grand_marnier.wholesale_cents, grand_marnier.shelf_cents) == (3497, None)


@pytest.mark.parametrize("mapping", ["iowa-sales", ""])
def test_raw_lines_with_points_and_american_days(county: County, iowa: Path, mapping: str) -> None:
    path = iowa / "raw" / "seed__iowa_liquor_sales_sample_999.csv"

    report = take_in(county, "sales", path, mapping=mapping)

    assert (report.rows, report.error_count, report.counts.created) == (999, 0, 999)
    assert LedgerSegment.objects.filter(month="2019-03").exists()
    assert Outlet.objects.get(code="4617").latitude is not None


def test_packed_raw_lines_without_numbers(county: County, iowa: Path) -> None:
    path = iowa / "raw" / "IA_liquor_sales_2012-01-31.csv.gz"

    report = take_in(county, "sales", path, mapping="iowa-sales")

    assert (report.rows, report.error_count, report.counts.created) == (9510, 0, 9510)
    assert told(report)["zero_amount"] == 7
    assert take_in(county, "sales", path, mapping="iowa-sales").outcome == "same"


def test_a_slice_of_the_countys_lines(county: County, iowa: Path, tmp_path: Path) -> None:
    slice_of_lines = tmp_path / "slice.parquet"
    with pq.ParquetFile(iowa / "linn_lines_2020-11_2022-10.parquet") as file:
        pq.write_table(file.read_row_group(3).slice(60_000, 5_000), slice_of_lines)

    report = take_in(county, "sales", slice_of_lines, mapping="iowa-sales")

    assert (report.rows, report.error_count, report.counts.created) == (5000, 0, 5000)
    assert "negative_line" in told(report)


def test_the_years_of_the_state_are_cut_to_the_outlets_on_record(
    county: County, iowa: Path, tmp_path: Path
) -> None:
    take_in(county, "outlets", iowa / "iowa_stores.csv", mapping="iowa-stores", only=LINN)
    slice_of_lines = tmp_path / "slice.parquet"
    one_day = [("date", "=", date(2022, 10, 6))]
    lines = pq.read_table(iowa / "sales" / "iowa_sales_2022.parquet", filters=one_day)
    pq.write_table(lines, slice_of_lines)

    report = take_in(county, "sales", slice_of_lines, mapping="iowa-sales", known_outlets=True)

    assert 0 < report.counts.created < lines.num_rows
    assert Outlet.objects.count() == 189


def test_real_workbooks_of_something_else_are_taken_or_refused_with_a_sentence(
    county: County, shared_data: Path
) -> None:
    for path in sorted((shared_data / "spreadsheets").iterdir()):
        with contextlib.suppress(RefusedError):
            assert take_in(county, "people", path, dry_run=True).rows > 0
