"""A table of text to a table of values, column by column, and the cells that cannot be read.

Each different text of a column is read once: a million lines have few days, shops and amounts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.rules.amounts import mark_of
from ronda.intake.rules.days import order_of
from ronda.intake.rules.fault import Fault
from ronda.intake.rules.fields import Field, Kind
from ronda.intake.rules.mapping import DayOrder, DecimalMark, Mapping
from ronda.intake.rules.reading import is_blank, reader_of
from ronda.intake.rules.source import SourceTable
from ronda.kernel.problem import Problem

DEGREES = pa.decimal128(9, 6)
_ARROW = {
    "text": pa.string(), "code": pa.string(), "email": pa.string(),
    "telephone": pa.string(), "choice": pa.string(), "month": pa.string(), "day": pa.date32(),
    "money": pa.int64(), "whole": pa.int64(), "degrees": DEGREES, "yes_no": pa.bool_(),
    "time": pa.time32("s"),
    "position": pa.struct([("latitude", DEGREES), ("longitude", DEGREES)]),
}  # fmt: skip
MOST_PROBLEMS = 1000


@dataclass(frozen=True)
class ReadTable:
    """`values` has a column for each field that the file or a constant gives, and `row`.

    `bad` marks the rows with a problem; `problems` are in the order of the rows and may be cut off,
    `faulty_cells` counts them all; `doubts` concern whole columns and keep the file out whatever is asked.
    """

    values: pa.Table
    bad: pa.Array
    problems: tuple[Problem, ...]
    faulty_cells: int
    doubts: tuple[Problem, ...]

    def good(self) -> pa.Table:
        return self.values.filter(pc.invert(self.bad))


def read_columns(source: SourceTable, kind: Kind, mapping: Mapping, labels: dict[str, str]) -> ReadTable:
    """`labels` are the names of the columns in the file, by field."""
    values: dict[str, pa.Array] = {}
    faults: list[tuple[int, int, Problem]] = []
    doubts: list[Problem] = []
    bad = pa.array([False] * source.count, pa.bool_())
    count = 0
    for place, name in enumerate(kind.fields):
        field = kind.fields[name]
        if name not in source.cells.column_names and name not in mapping.constants:
            continue
        label = labels.get(name, name)
        texts = _texts_of(source, mapping, name)
        read, doubt = _reader(field, mapping, label, texts)
        doubts += doubt
        column = _read_column(texts, field, read, mapping.blanks.get(name, ""))
        values[name] = column.values
        if column.faulty is not None:
            bad = pc.or_(bad, column.faulty)
            wrong = pc.indices_nonzero(column.faulty)
            count += len(wrong)
            for row in wrong[:MOST_PROBLEMS].to_pylist():
                fault = column.fault_at(row)
                where = f"row {source.rows[row].as_py()}, column {label}"
                faults.append((row, place, Problem(where, fault.what, fault.remedy)))
    _spread_position(values)
    values["row"] = source.rows
    ordered = tuple(problem for *_, problem in sorted(faults, key=lambda found: found[:2]))
    return ReadTable(pa.table(values), bad, ordered[:MOST_PROBLEMS], count, tuple(doubts))


def _spread_position(values: dict[str, pa.Array]) -> None:
    """A point in one cell becomes latitude and longitude, where these do not stand there themselves."""
    if "position" not in values:
        return
    parts = values.pop("position").flatten()
    for name, part in zip(("latitude", "longitude"), parts, strict=True):
        values[name] = pc.coalesce(values[name], part) if name in values else part


@dataclass(frozen=True)
class _Column:
    values: pa.Array
    faulty: pa.Array | None = None
    places: pa.Array | None = None
    outcomes: tuple[Any, ...] = ()

    def fault_at(self, row: int) -> Fault:
        assert self.places is not None
        fault = self.outcomes[self.places[row].as_py()]
        assert isinstance(fault, Fault)
        return fault


def _texts_of(source: SourceTable, mapping: Mapping, name: str) -> pa.DictionaryArray:
    if name in source.cells.column_names:
        encoded = pc.dictionary_encode(source.cells[name])
        return encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded
    return pa.DictionaryArray.from_arrays(
        pa.array([0] * source.count, pa.int32()), pa.array([mapping.constants[name]])
    )


def _reader(
    field: Field, mapping: Mapping, label: str, texts: pa.DictionaryArray
) -> tuple[Callable[[str], Any], list[Problem]]:
    """The reader of this column, once it is decided how its days and amounts are written."""
    filled = [text for text in texts.dictionary.to_pylist() if not is_blank(text, field)]
    order: DayOrder = mapping.dates
    mark: DecimalMark = mapping.decimal
    doubts = []
    if field.type == "day" and not order:
        decided = order_of(filled)
        if decided == "ambiguous":
            doubts.append(_doubtful_days(label, filled))
        order = "dmy" if decided == "ambiguous" else decided
    if field.type in ("money", "whole") and not mark:
        found = mark_of(filled)
        if found == "ambiguous":
            doubts.append(_doubtful_mark(label, filled))
        mark = "." if found == "ambiguous" else found
    read = reader_of(field, order=order, mark=mark)
    words = {word.strip().casefold(): value for word, value in mapping.values.get(field.name, {}).items()}
    pattern = mapping.patterns.get(field.name, "{}")
    if not words and pattern == "{}":
        return read, doubts
    return lambda text: read(pattern.replace("{}", words.get(text.strip().casefold(), text))), doubts


def _read_column(texts: pa.DictionaryArray, field: Field, read: Callable[[str], Any], blank: str) -> _Column:
    empty = Fault("is empty", "fill it in") if field.required else None
    if blank:
        empty = read(blank)
    if field.type == "code" and field.longest is not None and len(texts.dictionary) > 100_000:
        quick = _plain_codes(texts, field.longest)
        if quick is not None:
            return _Column(quick)
    outcomes = tuple(empty if is_blank(text, field) else read(text) for text in texts.dictionary.to_pylist())
    good = [None if isinstance(outcome, Fault) else _storable(outcome) for outcome in outcomes]
    values = pa.array(good, _ARROW[field.type]).take(texts.indices)
    wrong = [isinstance(outcome, Fault) for outcome in outcomes]
    if not any(wrong):
        return _Column(values)
    return _Column(values, pa.array(wrong).take(texts.indices), texts.indices, outcomes)


def _plain_codes(texts: pa.DictionaryArray, longest: int) -> pa.Array | None:
    """Line numbers are all different; when all are plain they need no reading one by one."""
    plain = pc.match_substring_regex(texts.dictionary, rf"^[A-Za-z][A-Za-z0-9_/-]{{0,{longest - 1}}}$")
    return texts.dictionary.take(texts.indices) if pc.all(plain).as_py() else None


def _storable(value: Any) -> Any:
    if isinstance(value, tuple):
        latitude, longitude = value
        return {"latitude": latitude, "longitude": longitude}
    assert value is None or isinstance(value, str | int | bool | date | time | Decimal)
    return value


def _doubtful_days(label: str, texts: list[str]) -> Problem:
    example = next((text for text in texts if order_of([text]) == "ambiguous"), texts[0])
    return Problem(
        f"column {label}",
        f"'{example}' and the others read as day/month as well as month/day",
        "say which with --dates dmy or --dates mdy, or `dates:` in the mapping",
    )


def _doubtful_mark(label: str, texts: list[str]) -> Problem:
    example = next((text for text in texts if mark_of([text]) == "ambiguous"), texts[0])
    return Problem(
        f"column {label}",
        f"the point of '{example}' and of the others may start decimals or part thousands",
        "say what starts decimals with --decimal . or --decimal , or `decimal:` in the mapping",
    )
