"""The rows that a closing left in the database against the tables in its folder."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.apps import apps

from ronda.facts.queries import Closing, folder_of
from ronda.facts.rules.comparison import compare_tables
from ronda.facts.rules.difference import Difference
from ronda.kernel.exact import rounded
from ronda.pay.queries import ledger_of
from ronda.pay.queries.closed import stored_amounts, stored_pools
from ronda.pay.queries.ledger import posted_runs
from ronda.pay.rules.correction import Run, correct
from ronda.pay.rules.ledger import Line, first_lines
from ronda.people.rules import Viewer

Row = Mapping[str, Any]
WHOLE, TEXT = pa.int64(), pa.string()

SPELL_SCORES = pa.schema(
    [
        ("spell_id", WHOLE),
        ("person_id", WHOLE),
        ("centre_id", WHOLE),
        ("post", TEXT),
        ("present_days", WHOLE),
        ("individual", WHOLE),
        ("team", WHOLE),
        ("final", WHOLE),
        ("counted", WHOLE),
        ("basis", TEXT),
    ]
)
PERSON_SCORES = pa.schema(
    [
        (name, WHOLE)
        for name in ("person_id", "score", "grade_score", "presence_days", "period_days", "months")
    ]
)

POSTINGS = pa.schema(
    [
        ("spell_id", WHOLE),
        ("unit_id", WHOLE),
        ("kind", TEXT),
        ("reason", TEXT),
        ("person_id", WHOLE),
        ("post", TEXT),
        ("cents", WHOLE),
    ]
)


def check_records(by: Viewer, closing: Closing, state: str) -> list[Difference]:
    """Scores and postings, row by row; a closing that came as far as `state` has no others."""
    spells, persons = (_result(closing, name) if state != "frozen" else [] for name in ("spells", "persons"))
    return [
        *_compare(closing, "appraisal.SpellScore", SPELL_SCORES, [_spell_score(row) for row in spells]),
        *_compare(closing, "appraisal.PersonScore", PERSON_SCORES, persons),
        *_compare_postings(by, closing, _due(by, closing) if state == "distributed" else []),
    ]


def _due(by: Viewer, closing: Closing) -> Iterable[Line]:
    """What the run's amounts, and the runs before it, call for."""
    before = [run for run in posted_runs(closing) if run.run < closing.run]
    if before:
        standing = [line for run in before for line in ledger_of(by, run)]
        return correct(standing, _paid(before[-1]), _paid(closing)).lines
    return first_lines(stored_amounts(closing), stored_pools(closing))


def _compare_postings(by: Viewer, closing: Closing, due: Iterable[Line]) -> list[Difference]:
    stored, recomputed = (
        pa.Table.from_pylist([asdict(line) for line in lines], POSTINGS)
        for lines in (ledger_of(by, closing), due)
    )
    return compare_tables(
        "database pay.Posting", stored, recomputed, ("spell_id", "unit_id", "kind", "reason")
    )


def _paid(run: Closing) -> Run:
    coefficients = {pool.unit_id: pool.coefficient for pool in stored_pools(run) if pool.level == "unit"}
    return Run(stored_amounts(run), coefficients)


def _compare(closing: Closing, model: str, schema: pa.Schema, results: list[Row]) -> list[Difference]:
    # The rows are read past the queries of their context: what is asked here is whether they are untouched.
    stored = apps.get_model(model)._default_manager.filter(closing_id=closing.pk).values(*schema.names)
    recomputed = [{name: row[name] for name in schema.names} for row in results]
    return compare_tables(
        f"database {model}",
        pa.Table.from_pylist(list(stored), schema),
        pa.Table.from_pylist(recomputed, schema),
        schema.names[:1],
    )


def _result(closing: Closing, name: str) -> list[Row]:
    rows: list[Row] = pq.read_table(folder_of(closing) / "results" / f"{name}.parquet").to_pylist()
    return rows


def _spell_score(row: Row) -> Row:
    points = {name: _ten_thousandths(row[name]) for name in ("individual", "team")}
    return {**row, "centre_id": row["unit_id"], **points}


def _ten_thousandths(points: Decimal | None) -> int | None:
    return None if points is None else int(rounded(points * 10_000, 0))
