"""From a folder of frozen tables to a folder of result tables."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import ibis
import pyarrow as pa

from ronda.appraisal.rules.appraise import RESULT_ORDER, appraise
from ronda.appraisal.rules.pace import PaceRow, paced
from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS, settled
from ronda.facts.rules.manifest import FileMark
from ronda.facts.rules.snapshot import Facts, Table
from ronda.facts.services.opening import Engine, Step, query_of
from ronda.facts.services.parquet import write_batches
from ronda.kernel.digest import digest_text
from ronda.kernel.period import Month
from ronda.policy import Rules

Progress = Callable[[str, int, int], None]
Queries = Mapping[str, str]
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
        queries = _appraised(engine, engine.open_facts(facts, month), rules, None, tell)
        return _write(engine, queries, results, tell)


def appraise_paces(
    *, facts: Path, month: Month, rules: Rules, runs: Mapping[Path, Sequence[PaceRow]]
) -> Iterator[Path]:
    """Appraise a running month once for each folder of results, its measures carried to the month's end."""
    with closing(Engine()) as engine:
        frozen = engine.open_facts(facts, month)
        for results, paces in runs.items():
            table = engine.keep("paces", ibis.memtable(_pace_table(paces)))
            _write(engine, _appraised(engine, frozen, rules, table, _say_nothing), results)
            yield results


@dataclass(frozen=True)
class _Written:
    """All steps of an appraisal, and the query of each result."""

    steps: tuple[Step, ...]
    queries: Mapping[str, str]


# An appraisal's statements follow from the month and the rules alone, and writing them takes far longer than
# running them. They are kept in this process only: what proves a closing must not rest on a file.
_written: OrderedDict[tuple[str, str, bool], _Written] = OrderedDict()
MOST_WRITTEN = 16


def _appraised(engine: Engine, facts: Facts, rules: Rules, paces: Table | None, tell: Progress) -> Queries:
    """Make the tables of the appraisal on the engine, and return what fetches each result."""
    key = (str(facts.month), digest_text(repr(rules)), paces is not None)
    known = _written.get(key)
    if known is None:
        known = _written[key] = _write_down(engine, facts, rules, paces, tell)
        while len(_written) > MOST_WRITTEN:
            _written.popitem(last=False)
        return known.queries
    for number, step in enumerate(known.steps):
        tell("measures", number, len(known.steps))
        engine.take(step)
    return known.queries


def _write_down(engine: Engine, facts: Facts, rules: Rules, paces: Table | None, tell: Progress) -> _Written:
    carry = None if paces is None else partial(paced, paces=paces)
    first = len(engine.steps)

    def keep(name: str, expression: Table) -> Table:
        # How many steps there will be depends on the measures, so it is not told.
        tell("measures", len(engine.steps) - first, 0)
        return engine.keep(name, expression)

    tables = appraise(facts, rules, keep, carry)
    queries = {name: query_of(tables[name], order) for name, order in RESULT_ORDER.items()}
    return _Written(tuple(engine.steps[first:]), queries)


def _say_nothing(step: str, done: int, total: int) -> None:
    """For callers who do not ask how far the work is."""


def _write(
    engine: Engine, queries: Queries, results: Path, tell: Progress = _say_nothing
) -> dict[str, FileMark]:
    marks: dict[str, FileMark] = {}
    for name, query in queries.items():
        tell("results", len(marks), len(queries))
        rows = (settled(name, batch) for batch in engine.fetch(query))
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
