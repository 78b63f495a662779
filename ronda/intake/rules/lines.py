"""Sales lines as columns: their stable numbers, repeated ones, and the strange among them."""

import hashlib
import math
from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.rules.oddity import MOST_EXAMPLES, Oddity, oddities, strange
from ronda.kernel.money import format_cents
from ronda.kernel.problem import Problem

# What a line without a number is known by; a later export of the same sales may add shelf prices.
CONTENT = ("outlet_code", "product_code", "day", "quantity", "amount")
# An amount is extreme beyond this many robust deviations of the logarithms of all amounts.
EXTREME = 6.0
_ROBUST = 1.4826


def numbered_lines(lines: pa.Table) -> pa.Table:
    """Every line with a number: its own, or one made of its content and its place among equal lines."""
    if "line_no" in lines.column_names and lines["line_no"].null_count == 0:
        return lines
    columns = [lines[name].to_pylist() for name in CONTENT]
    own = lines["line_no"].to_pylist() if "line_no" in lines.column_names else [None] * lines.num_rows
    seen: Counter[tuple[object, ...]] = Counter()
    numbers = []
    for number, *content in zip(own, *columns, strict=True):
        if number is not None:
            numbers.append(number)
            continue
        equal = tuple(content)
        seen[equal] += 1
        digest = hashlib.sha256("|".join(map(str, equal)).encode()).hexdigest()[:24]
        numbers.append(f"={digest}-{seen[equal]}")
    without = lines.drop_columns(["line_no"]) if "line_no" in lines.column_names else lines
    return without.append_column("line_no", pa.array(numbers, pa.string()))


def without_repeats(lines: pa.Table) -> tuple[pa.Table, list[Oddity]]:
    """One line for each number and month: the last; those that differ from it are told."""
    month = pc.add(pc.multiply(pc.year(lines["day"]), 12), pc.month(lines["day"]))
    keyed = pa.table({"line_no": lines["line_no"], "month": month, "place": np.arange(lines.num_rows)})
    last = keyed.group_by(["line_no", "month"]).aggregate([("place", "max"), ("place", "count")])
    if len(last) == lines.num_rows:
        return lines, []
    twice = last.filter(pc.greater(last["place_count"], 1))
    kept = lines.take(last["place_max"].combine_chunks().sort())
    differing = _differing(lines, keyed, twice)
    return kept, oddities("repeated_line", differing)


def _differing(lines: pa.Table, keyed: pa.Table, twice: pa.Table) -> list[Problem]:
    matched = keyed.join(twice, ["line_no", "month"]).sort_by("place")
    names = [name for name in (*CONTENT, "shelf") if name in lines.column_names]
    rows = lines.select([*names, "line_no", "row"]).take(matched["place"]).to_pylist()
    first: dict[tuple[object, ...], dict[str, object]] = {}
    found = []
    for row, month in zip(rows, matched["month"].to_pylist(), strict=True):
        earlier = first.setdefault((row["line_no"], month), row)
        if any(earlier[name] != row[name] for name in names):
            found.append(
                strange(
                    f"row {row['row']}, line {row['line_no']}",
                    f"says otherwise than row {earlier['row']}",
                    "the last one counts; remove the other",
                )
            )
    return found


def strange_lines(lines: pa.Table) -> list[Oddity]:
    amounts = lines["amount"]
    negative = pc.or_(pc.less(amounts, 0), pc.less(lines["quantity"], 0))
    zero = pc.and_(pc.equal(amounts, 0), pc.invert(negative))
    return [
        *_told(lines, negative, "negative_line", "a return or a correction"),
        *_told(lines, zero, "zero_amount", "a gift, or a price that was not known"),
        *_told(lines, _extreme(amounts), "extreme_amount", "many times any usual line", largest=True),
    ]


def _told(
    lines: pa.Table, mask: pa.ChunkedArray, code: str, what: str, *, largest: bool = False
) -> list[Oddity]:
    found = lines.filter(mask)
    if largest:
        found = found.sort_by([("amount", "descending"), ("row", "ascending")])
    names = ["row", "outlet_code", "product_code", "quantity", "amount"]
    examples = [
        strange(
            f"row {row['row']}",
            f"{row['quantity']} of product {row['product_code']} to outlet {row['outlet_code']} "
            f"for {format_cents(row['amount'])}: {what}",
        )
        for row in found.select(names).slice(0, MOST_EXAMPLES).to_pylist()
    ]
    return oddities(code, examples, found.num_rows)


def _extreme(amounts: pa.ChunkedArray) -> pa.Array:
    """Amounts spread over magnitudes, so they are judged by logarithm, with median and deviation robust."""
    positive = pc.greater(amounts, 0)
    usual = amounts.filter(positive).to_numpy()
    if len(usual) < 30:
        return pa.array([False] * len(amounts), pa.bool_())
    logs = np.log(usual)
    middle = float(np.median(logs))
    spread = _ROBUST * float(np.median(np.abs(logs - middle)))
    # Where most lines are alike the spread is nothing; a hundredfold is then the measure.
    limit = math.exp(middle + EXTREME * max(spread, math.log(100) / EXTREME))
    return pc.greater(amounts, math.ceil(limit))
