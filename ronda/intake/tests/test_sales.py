from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ronda.intake.rules.report import Counts
from ronda.intake.services import undo_import
from ronda.intake.tests.builders import NOW, take_in, told, write_text
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import LedgerSegment, Outlet, Product
from ronda.outlets.queries import ledger_files
from ronda.people.tests.builders import County, a_centre

OCTOBER = Month(2022, 10)
HEADER = "line,date,store,store name,item,item description,bottles,sale dollars\n"
LINES = (
    "L1,2022-10-03,2106,Hillstreet,36308,Hawkeye Vodka,12,$86.40\n"
    "L2,2022-10-04,2106,Hillstreet,64870,Fireball,-6,-$40.50\n"
    "L3,2022-10-04,2508,Hy-Vee,64870,Fireball,1,$0.00\n"
)


@pytest.fixture
def listed(county: County, tmp_path: Path) -> County:
    take_in(county, "outlets", write_text(tmp_path, "code,name\n2106,Hillstreet\n2508,Hy-Vee\n"))
    prices = "code,name,price\n36308,Hawkeye Vodka,10.80\n64870,Fireball,13.50\n"
    take_in(county, "products", write_text(tmp_path, prices))
    return county


def ledger_of(county: County, month: Month = OCTOBER) -> dict[str, tuple[int, int, int]]:
    """Quantity, amount and retail value of each line, by its number."""
    tables = [pq.read_table(file.path) for file in ledger_files(county.viewer, [month], NOW)]
    rows = pa.concat_tables(tables).to_pylist() if tables else []
    return {row["line_no"]: (row["quantity"], row["amount_cents"], row["retail_cents"]) for row in rows}


def test_lines_go_to_the_ledger_with_their_retail_value(listed: County, tmp_path: Path) -> None:
    report = take_in(listed, "sales", write_text(tmp_path, HEADER + LINES))

    assert (report.outcome, report.counts) == ("written", Counts(3, 0, 0))
    assert ledger_of(listed) == {"L1": (12, 8640, 12960), "L2": (-6, -4050, -8100), "L3": (1, 0, 1350)}
    assert told(report) == {"negative_line": 1, "zero_amount": 1}


def test_the_same_lines_again_change_nothing(listed: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, HEADER + LINES)
    take_in(listed, "sales", path)

    again = take_in(listed, "sales", path)

    assert (again.outcome, again.counts) == ("same", Counts(0, 0, 3))


def test_a_corrected_line_replaces_the_old_one(listed: County, tmp_path: Path) -> None:
    take_in(listed, "sales", write_text(tmp_path, HEADER + LINES))
    path = write_text(
        tmp_path, HEADER + LINES.replace("12,$86.40", "24,$172.80") + "L4,2022-10-05,2508,,36308,,1,7.2\n"
    )

    report = take_in(listed, "sales", path)

    assert report.counts == Counts(1, 1, 2)
    assert ledger_of(listed)["L1"] == (24, 17280, 25920)
    assert len(ledger_of(listed)) == 4


def test_a_dry_run_counts_lines_without_writing(listed: County, tmp_path: Path) -> None:
    report = take_in(listed, "sales", write_text(tmp_path, HEADER + LINES), dry_run=True)

    assert (report.outcome, report.counts) == ("tried", Counts(3, 0, 0))
    assert not LedgerSegment.objects.exists()


def test_unknown_outlets_and_products_are_told_and_added(county: County, tmp_path: Path) -> None:
    report = take_in(county, "sales", write_text(tmp_path, HEADER + LINES))

    assert told(report)["outlet_not_listed"] == 2
    assert told(report)["product_not_listed"] == 2
    assert Outlet.objects.get(code="2508").name == "Hy-Vee"
    assert Product.objects.get(code="64870").name == "Fireball"
    assert take_in(county, "sales", write_text(tmp_path, HEADER + LINES)).outcome == "same"


def test_unknown_outlets_without_a_centre_are_refused(county: County, tmp_path: Path) -> None:
    a_centre(county.company, "C2")
    path = write_text(tmp_path, HEADER + LINES)

    with pytest.raises(RefusedError, match="say --centre CODE"):
        take_in(county, "sales", path)
    take_in(county, "sales", path, centre="C2")

    assert Outlet.objects.get(code="2508").centre.code == "C2"


def test_lines_without_numbers_are_known_by_their_content(listed: County, tmp_path: Path) -> None:
    rows = "2022-10-03,2106,36308,12,86.40\n" * 2 + "2022-10-04,2106,36308,12,86.40\n"
    path = write_text(tmp_path, "date,store,item,bottles,amount\n" + rows)

    first, again = take_in(listed, "sales", path), take_in(listed, "sales", path)

    assert (first.counts, again.counts) == (Counts(3, 0, 0), Counts(0, 0, 3))
    assert len(ledger_of(listed)) == 3


def test_a_later_export_with_shelf_prices_holds_the_same_lines(listed: County, tmp_path: Path) -> None:
    plain = write_text(tmp_path, "date,store,item,bottles,amount\n2022-10-03,2106,36308,12,86.40\n")
    take_in(listed, "sales", plain)
    priced = "date,store,item,bottles,amount,shelf price\n2022-10-03,2106,36308,12,86.40,11.00\n"

    report = take_in(listed, "sales", write_text(tmp_path, priced, name="priced.csv"))

    assert report.counts == Counts(0, 1, 0)
    assert list(ledger_of(listed).values()) == [(12, 8640, 13200)]


def test_outlets_with_sales_stay(county: County, tmp_path: Path) -> None:
    number = take_in(county, "outlets", write_text(tmp_path, "code,name\n2106,Hillstreet\n")).number
    assert number is not None
    take_in(county, "sales", write_text(tmp_path, HEADER + LINES))

    with pytest.raises(RefusedError, match="2106"):
        undo_import(by=county.viewer, at=NOW, number=number)

    assert Outlet.objects.filter(code="2106").exists()


def test_a_number_that_says_two_things_is_told_and_the_last_counts(listed: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path, HEADER + LINES + LINES.splitlines()[0].replace("12,$86.40", "6,$43.20") + "\n"
    )

    report = take_in(listed, "sales", path)

    assert told(report)["repeated_line"] == 1
    assert ledger_of(listed)["L1"][:2] == (6, 4320)


def test_one_extreme_amount_among_many_is_told(listed: County, tmp_path: Path) -> None:
    usual = "".join(f"U{n},2022-10-03,2106,,36308,,{n % 12 + 1},{7 * (n % 12 + 1)}\n" for n in range(60))
    path = write_text(tmp_path, HEADER + usual + 'X,2022-10-03,2106,,36308,,13200,"$279,557.00"\n')

    report = take_in(listed, "sales", path)

    (oddity,) = report.oddities
    assert (oddity.code, oddity.count) == ("extreme_amount", 1)
    assert "279,557.00" in str(oddity.examples[0])


def test_only_lines_of_outlets_on_record(listed: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, HEADER + LINES + "L9,2022-10-04,9999,Elsewhere,64870,Fireball,1,13.50\n")

    report = take_in(listed, "sales", path, known_outlets=True)

    assert (report.rows, report.counts) == (3, Counts(3, 0, 0))
    assert sorted(ledger_of(listed)) == ["L1", "L2", "L3"]
    assert not Outlet.objects.filter(code="9999").exists()


def test_one_bad_line_keeps_all_out(listed: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, HEADER + LINES.replace("2022-10-04,2508", "2022-10-32,2508"))

    report = take_in(listed, "sales", path)

    assert [str(error) for error in report.errors] == [
        "row 4, column date: '2022-10-32' is not a day; write it as 2022-10-31"
    ]
    assert ledger_of(listed) == {}
    assert take_in(listed, "sales", path, skip_bad=True).counts == Counts(2, 0, 0)


def test_sales_and_what_they_brought_are_taken_back(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, HEADER + LINES)
    number = take_in(county, "sales", path).number
    assert number is not None

    undo_import(by=county.viewer, at=NOW, number=number)

    assert ledger_of(county) == {}
    assert take_in(county, "sales", path).counts == Counts(3, 0, 0)
