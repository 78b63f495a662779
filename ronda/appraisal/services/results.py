"""From a folder of frozen tables to a folder of result tables."""

from contextlib import closing
from pathlib import Path

from ronda.appraisal.rules.appraise import RESULT_ORDER, appraise
from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS, settled
from ronda.facts.rules.manifest import FileMark
from ronda.facts.services.opening import Engine
from ronda.facts.services.parquet import write_batches
from ronda.kernel.period import Month
from ronda.policy import Rules


def appraise_folder(*, facts: Path, month: Month, rules: Rules, results: Path) -> dict[str, FileMark]:
    """Write the result tables of the month; the same facts and rules give the same bytes."""
    with closing(Engine()) as engine:
        tables = appraise(engine.open_facts(facts, month), rules, engine.keep)
        marks = {}
        for name, order in RESULT_ORDER.items():
            rows = (settled(name, batch) for batch in engine.fetch(tables[name], order))
            marks[name] = write_batches(rows, RESULT_SCHEMAS[name], results / f"{name}.parquet")
        return marks
