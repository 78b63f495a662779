"""From a folder of frozen tables to a folder of result tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from ronda.appraisal.rules.appraise import RESULT_ORDER, appraise
from ronda.appraisal.rules.pace import PaceRow, paced
from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS, settled
from ronda.facts.rules.manifest import FileMark
from ronda.facts.services.opening import Engine
from ronda.facts.services.parquet import write_batches
from ronda.kernel.period import Month
from ronda.policy import Rules

Progress = Callable[[str, int, int], None]
_PACES = pa.schema(
    [
        ("spell_id", pa.int64()),
        ("gathers", pa.string()),
        ("factor_num", pa.int64()),
        ("factor_den", pa.int64()),
    ]
)


def appraise_folder(
    *, facts: Path, month: Month, rules: Rules, results: Path, progress: Progress | None = None
) -> dict[str, FileMark]:
    """Write the result tables of the month; the same facts and rules give the same bytes.

    `progress` hears every step and every table; what it raises stops the work.
    """
    tell = progress or _say_nothing
    with closing(Engine()) as engine:
        kept = _CountedSteps(engine, tell)
        return _write(engine, appraise(engine.open_facts(facts, month), rules, kept.keep), results, tell)


def appraise_paces(
    *, facts: Path, month: Month, rules: Rules, runs: Mapping[Path, Sequence[PaceRow]]
) -> Iterator[Path]:
    """Appraise a running month once for each folder of results, its measures carried to the month's end.

    On one engine, for most of the time goes into writing statements, and these are the same in every run.
    """
    with closing(Engine()) as engine:
        frozen = engine.open_facts(facts, month)
        for results, paces in runs.items():
            table = engine.keep("paces", ibis.memtable(_pace_table(paces)))
            _write(engine, appraise(frozen, rules, engine.keep, partial(paced, paces=table)), results)
            yield results


class _CountedSteps:
    """Tells how many steps are kept; how many there will be depends on the measures, so it is not told."""

    def __init__(self, engine: Engine, tell: Progress) -> None:
        self._engine, self._tell, self._done = engine, tell, 0

    def keep(self, name: str, expression: Any) -> Any:
        self._tell("measures", self._done, 0)
        table = self._engine.keep(name, expression)
        self._done += 1
        return table


def _say_nothing(step: str, done: int, total: int) -> None:
    """For callers who do not ask how far the work is."""


def _write(
    engine: Engine, tables: Mapping[str, Any], results: Path, tell: Progress = _say_nothing
) -> dict[str, FileMark]:
    marks: dict[str, FileMark] = {}
    for name, order in RESULT_ORDER.items():
        tell("results", len(marks), len(RESULT_ORDER))
        rows = (settled(name, batch) for batch in engine.fetch(tables[name], order))
        marks[name] = write_batches(rows, RESULT_SCHEMAS[name], results / f"{name}.parquet")
    return marks


def _pace_table(paces: Sequence[PaceRow]) -> pa.Table:
    told = [(row, row.factor) for row in paces if row.factor is not None]
    rows = [
        {
            "spell_id": row.spell_id,
            "gathers": row.gathers,
            "factor_num": factor.numerator,
            "factor_den": factor.denominator,
        }
        for row, factor in told
    ]
    return pa.Table.from_pylist(rows, schema=_PACES)
