"""The sales ledger: sent twice, corrected, overlapping, interrupted, taken back."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ronda.kernel.change import Change
from ronda.kernel.digest import digest_file
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import check_ledger, compare_sales, ledger_files
from ronda.outlets.rules import LINES
from ronda.outlets.rules.ledger import ORDER
from ronda.outlets.services import record_sales, undo_changes
from ronda.outlets.tests.builders import a_delivery, a_line, a_shop_county, deliver, moment
from ronda.people.tests.builders import County

pytestmark = pytest.mark.django_db

OCTOBER, NOVEMBER = Month(2022, 10), Month(2022, 11)
FIRST, SECOND, THIRD = moment(12, 1), moment(12, 2), moment(12, 3)


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_shop_county()


def lines_known(county: County, as_of: datetime, *months: Month) -> list[tuple[str, int]]:
    """Line numbers and amounts that the ledger holds."""
    files = ledger_files(county.viewer, months or (OCTOBER,), as_of)
    rows = [row for file in files for row in pq.read_table(file.path).to_pylist()]
    return sorted((row["line_no"], row["amount_cents"]) for row in rows)


def counts(change: Change) -> tuple[Any, ...]:
    told = change.after or {}
    return told["month"], told["added"], told["changed"], told["known"]


def test_each_month_of_a_delivery_becomes_one_segment(county: County, ronda_home: Path) -> None:
    lines = [
        a_line(county, "1", amount_cents=1000),
        a_line(county, "2", amount_cents=-250),
        a_line(county, "3", day=date(2022, 11, 30), amount_cents=500),
    ]

    changes = deliver(county, *lines, at=FIRST, source="autumn.csv")

    assert [counts(change) for change in changes] == [("2022-10", 2, 0, 0), ("2022-11", 1, 0, 0)]
    october = dict(changes[0].after or {})
    assert (october["rows"], october["amount_cents"], october["source"]) == (2, 750, "autumn.csv")
    [file] = ledger_files(county.viewer, [OCTOBER], FIRST)
    assert file.path == ronda_home / "ledger" / "main" / "2022-10" / f"{file.digest}.parquet"
    assert (file.month, file.rows, file.digest) == (OCTOBER, 2, digest_file(file.path))
    assert lines_known(county, FIRST, OCTOBER, NOVEMBER) == [("1", 1000), ("2", -250), ("3", 500)]


def test_a_segment_has_the_columns_of_the_ledger_in_its_one_order(county: County) -> None:
    deliver(county, a_line(county, "2", outlet="O2"), a_line(county, "1", outlet="O1"), at=FIRST)

    [file] = ledger_files(county.viewer, [OCTOBER], FIRST)
    table = pq.read_table(file.path)
    assert table.schema.equals(LINES)
    assert table["line_no"].to_pylist() == ["1", "2"]
    assert table.equals(table.sort_by([(name, "ascending") for name in ORDER]))


def test_the_same_file_twice_changes_nothing(county: County) -> None:
    lines = [a_line(county, "1"), a_line(county, "2", retail_cents=None)]
    deliver(county, *lines, at=FIRST)
    before = ledger_files(county.viewer, [OCTOBER], FIRST)

    assert deliver(county, *lines, at=SECOND) == []
    assert ledger_files(county.viewer, [OCTOBER], SECOND) == before


def test_the_bytes_do_not_depend_on_the_order_of_the_lines(county: County) -> None:
    lines = [a_line(county, str(number), amount_cents=number) for number in range(50)]

    [change] = deliver(county, *lines, at=FIRST)
    undo_changes(by=county.viewer, at=SECOND, changes=[change])
    [again] = deliver(county, *reversed(lines), at=THIRD)

    assert (again.after or {})["digest"] == (change.after or {})["digest"]


def test_a_changed_line_replaces_its_segment_and_the_past_still_sees_the_old_one(county: County) -> None:
    deliver(county, a_line(county, "1"), a_line(county, "2"), at=FIRST)
    deliver(county, a_line(county, "3"), at=FIRST)

    changes = deliver(county, a_line(county, "2", amount_cents=99), a_line(county, "4"), at=SECOND)

    assert [change.after is None for change in changes] == [True, False]
    assert counts(changes[1]) == ("2022-10", 1, 1, 0)
    assert len(ledger_files(county.viewer, [OCTOBER], SECOND)) == 2
    assert lines_known(county, FIRST) == [("1", 1000), ("2", 1000), ("3", 1000)]
    assert lines_known(county, SECOND) == [("1", 1000), ("2", 99), ("3", 1000), ("4", 1000)]


def test_one_delivery_may_correct_lines_of_several_segments_and_leaves_one(county: County) -> None:
    deliver(county, a_line(county, "1"), at=FIRST)
    deliver(county, a_line(county, "2"), at=FIRST)

    deliver(county, a_line(county, "1", quantity=9), a_line(county, "2", quantity=9), at=SECOND)

    assert len(ledger_files(county.viewer, [OCTOBER], FIRST)) == 2
    assert len(ledger_files(county.viewer, [OCTOBER], SECOND)) == 1


def test_a_shelf_price_that_became_known_is_a_change(county: County) -> None:
    deliver(county, a_line(county, "1", retail_cents=None), at=FIRST)

    [_, change] = deliver(county, a_line(county, "1", retail_cents=1), at=SECOND)

    assert counts(change) == ("2022-10", 0, 1, 0)


def test_of_two_files_that_overlap_each_line_counts_once(county: County) -> None:
    deliver(county, a_line(county, "1"), a_line(county, "2"), at=FIRST)

    [change] = deliver(county, a_line(county, "2"), a_line(county, "3"), at=SECOND)

    assert counts(change) == ("2022-10", 1, 0, 1)
    assert lines_known(county, SECOND) == [("1", 1000), ("2", 1000), ("3", 1000)]


def test_the_same_number_in_another_month_is_another_line(county: County) -> None:
    deliver(county, a_line(county, "1"), at=FIRST)

    [change] = deliver(county, a_line(county, "1", day=date(2022, 11, 3)), at=SECOND)

    assert counts(change) == ("2022-11", 1, 0, 0)


def test_what_a_delivery_would_do_is_told_without_writing(county: County, ronda_home: Path) -> None:
    deliver(county, a_line(county, "1"), a_line(county, "2"), at=FIRST)
    files = sorted(ronda_home.rglob("*.parquet"))

    delivery = [a_line(county, "1"), a_line(county, "2", quantity=7), a_line(county, "3")]
    [october] = compare_sales(county.viewer, a_delivery(delivery))

    assert (october.month, october.added, october.changed, october.known) == (OCTOBER, 1, 1, 1)
    assert sorted(ronda_home.rglob("*.parquet")) == files


def test_files_of_a_run_that_died_before_it_registered_are_not_in_the_ledger_and_a_second_run_completes(
    county: County, ronda_home: Path
) -> None:
    month = ronda_home / "ledger" / "main" / "2022-11"
    month.parent.mkdir(parents=True)
    month.write_text("November cannot be written: October is on disk when the run dies")
    lines = [a_line(county, "1"), a_line(county, "2", day=date(2022, 11, 1))]

    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the machine
        deliver(county, *lines, at=FIRST)

    assert len(list(ronda_home.rglob("2022-10/*.parquet"))) == 1
    assert ledger_files(county.viewer, [OCTOBER, NOVEMBER], FIRST) == []
    month.unlink()
    deliver(county, *lines, at=SECOND)
    assert lines_known(county, SECOND, OCTOBER, NOVEMBER) == [("1", 1000), ("2", 1000)]
    assert check_ledger(county.viewer) == []
    assert list(ronda_home.rglob("*.draft")) == []


def test_undo_withdraws_what_was_sent(county: County) -> None:
    changes = deliver(county, a_line(county, "1"), at=FIRST)

    undo_changes(by=county.viewer, at=SECOND, changes=changes)

    assert lines_known(county, FIRST) == [("1", 1000)]
    assert lines_known(county, SECOND) == []


def test_undo_of_a_correction_believes_the_earlier_lines_again(county: County) -> None:
    deliver(county, a_line(county, "1"), at=FIRST)
    changes = deliver(county, a_line(county, "1", amount_cents=5), a_line(county, "2"), at=SECOND)

    undo_changes(by=county.viewer, at=THIRD, changes=changes)

    assert lines_known(county, SECOND) == [("1", 5), ("2", 1000)]
    assert lines_known(county, THIRD) == [("1", 1000)]


def test_deliveries_are_taken_back_one_after_the_other_the_last_first(county: County) -> None:
    first = deliver(county, a_line(county, "1"), at=FIRST)
    second = deliver(county, a_line(county, "1", amount_cents=5), at=SECOND)

    with pytest.raises(RefusedError, match="replaced or withdrawn since; take back the later delivery first"):
        undo_changes(by=county.viewer, at=THIRD, changes=first)
    undo_changes(by=county.viewer, at=THIRD, changes=second)
    undo_changes(by=county.viewer, at=THIRD, changes=first)

    assert lines_known(county, THIRD) == []


def test_a_delivery_that_was_taken_back_can_be_sent_again(county: County) -> None:
    changes = deliver(county, a_line(county, "1"), at=FIRST)
    undo_changes(by=county.viewer, at=SECOND, changes=changes)

    deliver(county, a_line(county, "1"), at=THIRD)

    assert lines_known(county, THIRD) == [("1", 1000)]


def test_a_line_that_stands_there_twice_alike_counts_once(county: County) -> None:
    deliver(county, a_line(county, "1"), a_line(county, "1"), at=FIRST)

    assert lines_known(county, FIRST) == [("1", 1000)]


def test_bad_lines_are_named_and_nothing_is_written(county: County, ronda_home: Path) -> None:
    lines = [
        a_line(county, "1"),
        a_line(county, "1", quantity=3),
        a_line(county, "2") | {"outlet_id": 987654},
        a_line(county, "3") | {"product_id": 987654},
    ]

    with pytest.raises(RefusedError) as refusal:
        deliver(county, *lines, at=FIRST)

    assert sorted(map(str, refusal.value.problems)) == [
        "line 1: stands there 2 times in 2022-10, each different; "
        "a line number may stand once in a month; correct the file",
        "line 2: outlet number 987654 is not one of your company's; import the outlet first",
        "line 3: product number 987654 is not one of your company's; import the product first",
    ]
    assert not (ronda_home / "ledger").exists()


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("amount_cents", None, "line 1: has no amount_cents"),
        ("day", date(1, 1, 1), "line 1: has a day outside the years 1900 to 9999"),
    ],
)
def test_a_line_without_an_amount_or_of_an_impossible_day_is_refused(
    county: County, column: str, value: object, what: str
) -> None:
    with pytest.raises(RefusedError, match=what):
        deliver(county, a_line(county, "1") | {column: value}, at=FIRST)


def test_a_table_without_a_column_is_refused_with_the_columns_it_needs(county: County) -> None:
    lines = a_delivery([a_line(county)]).drop_columns(["day"])

    with pytest.raises(RefusedError, match="has no column day; give the columns line_no, outlet_id"):
        record_sales(by=county.viewer, at=FIRST, lines=lines, source="x")


def test_no_lines_are_no_change(county: County) -> None:
    assert deliver(county, at=FIRST) == []


def test_a_tampered_and_a_missing_file_are_found_withdrawn_ones_too(county: County) -> None:
    deliver(county, a_line(county, "1"), at=FIRST)
    deliver(county, a_line(county, "1", amount_cents=5), at=SECOND)
    [old], [new] = (ledger_files(county.viewer, [OCTOBER], at) for at in (FIRST, SECOND))
    assert check_ledger(county.viewer) == []

    old.path.unlink()
    new.path.write_bytes(new.path.read_bytes() + b" ")

    assert [problem.what for problem in check_ledger(county.viewer)] == [
        "the file is missing",
        "the file is not what was written",
    ]


def test_a_damaged_file_is_made_whole_by_sending_its_lines_after_it_was_taken_back(county: County) -> None:
    changes = deliver(county, a_line(county, "1"), at=FIRST)
    [file] = ledger_files(county.viewer, [OCTOBER], FIRST)
    undo_changes(by=county.viewer, at=SECOND, changes=changes)
    os.truncate(file.path, 10)

    deliver(county, a_line(county, "1"), at=THIRD)

    assert check_ledger(county.viewer) == []


def test_sales_recorded_before_what_they_correct_was_known_are_refused(county: County) -> None:
    deliver(county, a_line(county, "1"), at=SECOND)

    with pytest.raises(RefusedError, match="known only since 2022-12-02 09:00; record it at a later moment"):
        deliver(county, a_line(county, "1", amount_cents=5), at=FIRST)


def test_hugo_sees_and_changes_no_line_of_another_company(county: County) -> None:
    changes = deliver(county, a_line(county, "1"), at=FIRST)

    assert ledger_files(county.other_viewer, [OCTOBER], FIRST) == []
    with pytest.raises(RefusedError, match="outlet number"):
        deliver(county, a_line(county, "2"), at=SECOND, by=county.other_viewer)
    with pytest.raises(RefusedError, match="replaced or withdrawn since"):
        undo_changes(by=county.other_viewer, at=SECOND, changes=changes)
    with pytest.raises(NotAllowedError):
        ledger_files(county.hugos_viewer, [OCTOBER], FIRST)


def test_an_account_manager_neither_records_sales_nor_reads_the_whole_ledger(county: County) -> None:
    diego = county.viewer_of("diego")

    with pytest.raises(NotAllowedError):
        deliver(county, a_line(county, "1"), at=FIRST, by=diego)
    with pytest.raises(NotAllowedError):
        ledger_files(diego, [OCTOBER], FIRST)
    with pytest.raises(NotAllowedError):
        check_ledger(diego)
