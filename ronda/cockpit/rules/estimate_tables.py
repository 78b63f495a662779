"""The tables of an estimate that pages read: one row a person, a spell, a line of a card."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import pyarrow as pa

from ronda.cockpit.rules.estimate import LineEstimate

ID, TEXT, COUNT, FLAG, NINE = pa.int64(), pa.string(), pa.int64(), pa.bool_(), pa.decimal128(18, 9)
LARGE = pa.decimal128(28, 9)

ESTIMATE_TABLES: Mapping[str, pa.Schema] = {
    "people": pa.schema(
        {
            "person_id": ID,
            "person_code": TEXT,
            "score": COUNT,
            "least_score": COUNT,
            "most_score": COUNT,
            "grade_score": COUNT,
            "months": COUNT,
            "month_part": NINE,
            "newcomer": FLAG,
            "grade": TEXT,
            "least_grade": TEXT,
            "most_grade": TEXT,
            "least_cents": COUNT,
            "most_cents": COUNT,
            "step_cents": COUNT,
            "next_grade": TEXT,
            "next_start": COUNT,
            "own_start": COUNT,
        }
    ),
    "spells": pa.schema(
        {
            "person_id": ID,
            "spell_id": ID,
            "unit": TEXT,
            "post": TEXT,
            "base": NINE,
            "given_back": NINE,
            "deduction": NINE,
            "individual": NINE,
            "team": NINE,
            "team_share": NINE,
            "counted": COUNT,
            "basis": TEXT,
        }
    ),
    "lines": pa.schema(
        {
            "person_id": ID,
            "spell_id": ID,
            "place": TEXT,
            "indicator": TEXT,
            "kind": TEXT,
            "level": TEXT,
            "unit": TEXT,
            "gathers": FLAG,
            "state": TEXT,
            "weight": NINE,
            "points": NINE,
            "least_points": NINE,
            "most_points": NINE,
            "done": LARGE,
            "cases": LARGE,
            "wanted": LARGE,
            "projected": LARGE,
            "behind": LARGE,
            "takes": LARGE,
            "worth_score": COUNT,
            "gain_score": COUNT,
            "history": pa.list_(NINE),
        }
    ),
}


def estimate_table(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows as Arrow, by person, so that a page reads a few pieces of the file only."""
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=ESTIMATE_TABLES[name])
    return table.sort_by([("person_id", "ascending")])


def line_row(line: LineEstimate) -> dict[str, Any]:
    return {each.name: getattr(line, each.name) for each in fields(LineEstimate)}
