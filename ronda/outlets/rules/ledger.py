"""The lines of the sales ledger: their columns, their one order, and what keeps them out."""

from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem

LINES = pa.schema(
    [
        ("line_no", pa.string()),
        ("outlet_id", pa.int64()),
        ("product_id", pa.int64()),
        ("day", pa.date32()),
        ("quantity", pa.int64()),
        ("amount_cents", pa.int64()),
        ("retail_cents", pa.int64()),
    ]
)
# A shelf price may not be known, and then neither is the retail value.
MAY_BE_EMPTY = {"retail_cents"}
ORDER = ("outlet_id", "day", "product_id", "line_no")
_FIRST_DAY, _LAST_DAY = Month(1900, 1).start, Month(9999, 11).end


def fitted(lines: pa.Table) -> tuple[pa.Table, list[Problem]]:
    """The lines with exactly the ledger's columns; a line that stands there twice alike counts once."""
    missing = [name for name in LINES.names if name not in lines.column_names]
    if missing:
        return LINES.empty_table(), [_misfit(f"has no column {', '.join(missing)}")]
    try:
        table = lines.select(LINES.names).cast(LINES).combine_chunks()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as problem:
        return LINES.empty_table(), [_misfit(f"has a column of the wrong type ({problem})")]
    problems = [*_empty_cells(table), *_impossible_days(table)]
    return (table, problems) if problems else _without_repeats(table)


def unknown_numbers(lines: pa.Table, column: str, known: Collection[int]) -> list[Problem]:
    """One problem for each number in `column` that is not one of the company's."""
    missing = sorted(set(pc.unique(lines[column]).to_pylist()) - set(known))
    what = column.removesuffix("_id")
    return [
        Problem(
            f"line {first}",
            f"{what} number {number} is not one of your company's",
            f"import the {what} first",
        )
        for number in missing
        if (first := lines.filter(pc.equal(lines[column], number))["line_no"][0].as_py())
    ]


def by_month(lines: pa.Table) -> list[tuple[Month, pa.Table]]:
    """The lines of each month, the earliest first."""
    keys = pc.add(pc.multiply(pc.year(lines["day"]), 12), pc.subtract(pc.month(lines["day"]), 1))
    months = sorted(pc.unique(keys).to_pylist())
    return [(Month(key // 12, key % 12 + 1), lines.filter(pc.equal(keys, key))) for key in months]


def arranged(lines: pa.Table) -> pa.Table:
    """The one order of a segment's lines; with it the same lines give the same bytes."""
    return lines.select(LINES.names).cast(LINES).sort_by([(name, "ascending") for name in ORDER])


def total_cents(lines: pa.Table) -> int:
    return int(pc.sum(lines["amount_cents"]).as_py() or 0)


def _misfit(what: str) -> Problem:
    return Problem("sales lines", what, f"give the columns {', '.join(LINES.names)}")


def _empty_cells(table: pa.Table) -> Iterator[Problem]:
    for name in LINES.names:
        if name in MAY_BE_EMPTY or not table[name].null_count:
            continue
        for line_no in table.filter(pc.is_null(table[name]))["line_no"].to_pylist():
            yield Problem(f"line {line_no}", f"has no {name}", "fill it in or leave the line out")


def _impossible_days(table: pa.Table) -> Iterator[Problem]:
    early, late = pc.less(table["day"], _FIRST_DAY), pc.greater_equal(table["day"], _LAST_DAY)
    for line_no in table.filter(pc.or_(early, late))["line_no"].to_pylist():
        yield Problem(f"line {line_no}", "has a day outside the years 1900 to 9999", "correct the day")


def _without_repeats(table: pa.Table) -> tuple[pa.Table, list[Problem]]:
    whole = pa.TableGroupBy(table, LINES.names).aggregate([]) if table.num_rows else table
    months = pc.strftime(whole["day"], format="%Y-%m")
    counted = pa.table({"month": months, "line_no": whole["line_no"]}).group_by(["month", "line_no"])
    twice = counted.aggregate([([], "count_all")])
    twice = twice.filter(pc.greater(twice["count_all"], 1)).sort_by("line_no")
    return whole.select(LINES.names), [
        Problem(
            f"line {line_no}",
            f"stands there {times} times in {month}, each different",
            "a line number may stand once in a month; correct the file",
        )
        for line_no, month, times in zip(
            *(twice[name].to_pylist() for name in ("line_no", "month", "count_all")), strict=True
        )
    ]
