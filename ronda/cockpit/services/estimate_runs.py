"""The appraisals of a running month: as it stands, at its pace, and with slower and faster days to come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from ronda.appraisal.rules.pace import AS_IT_STANDS, PaceRow, Passed, factor_of, passed_of, rules_so_far
from ronda.appraisal.services import appraise_paces
from ronda.facts.rules.measures.pace import FORMS, LINES, STANDS, VISITS
from ronda.kernel.period import Month, Period
from ronda.pay.services import distribute_folder
from ronda.policy import Rules

GATHERS = (LINES, VISITS, FORMS, STANDS)
RUNS = ("now", "pace", "slower", "faster")


@dataclass(frozen=True)
class Runs:
    """Folders of results by run, the days passed of every spell by facts, and what all of it rests on."""

    folders: dict[str, Path]
    passed: dict[int, dict[str, Passed]]
    rules: Rules
    head: dict[str, Any]


def run_all(
    draft: Path, month: Month, rules: Rules, today: date, say: Callable[[str, int, int], None]
) -> Runs:
    """Appraises the frozen facts in `draft` four times and divides the policy's budget three times."""
    facts = draft / "facts"
    working = _working(facts)
    # The time on a form is known when it is sent, so a day without any has passed too.
    known = {
        LINES: _latest(facts, "lines"),
        VISITS: _latest(facts, "visits"),
        FORMS: today,
        STANDS: today,
    }
    passed = {
        spell["spell_id"]: {
            name: passed_of(Period(spell["start"], spell["end"]), working, today, known[name])
            for name in GATHERS
        }
        for spell in _rows(facts / "spells.parquet", ["spell_id", "start", "end"])
    }
    whole = passed_of(month.period, working, today, today)
    so_far = rules_so_far(rules, whole)
    swing = Fraction(rules.estimate.swing) if rules.estimate else Fraction(0)
    swings = {"now": None, "pace": Fraction(0), "slower": -swing, "faster": swing}
    folders = {name: draft / ("results" if name == "pace" else name) for name in swings}
    paces = {folders[name]: _paces(passed, by) for name, by in swings.items()}
    done = appraise_paces(facts=facts, month=month, rules=so_far, runs=paces)
    for number, (name, results) in enumerate(zip(swings, done, strict=True), start=1):
        if name != "now":
            distribute_folder(facts=facts, results=results, month=month, rules=rules)
        say(name, number + 1, 6)
    head = {
        "today": today.isoformat(),
        "passed": whole.passed,
        "total": whole.total,
        "lines_to": _told(known[LINES]),
        "visits_to": _told(known[VISITS]),
        "swing": str(rules.estimate.swing if rules.estimate else 0),
    }
    return Runs(folders, passed, rules, head)


def _paces(passed: dict[int, dict[str, Passed]], swing: Fraction | None) -> list[PaceRow]:
    """Without a swing everything is left as it stands."""
    return [
        PaceRow(
            spell_id,
            name,
            AS_IT_STANDS if swing is None else factor_of(of_spell[name], swing, gathers=name != STANDS),
        )
        for spell_id, of_spell in passed.items()
        for name in GATHERS
    ]


def _working(facts: Path) -> list[date]:
    return [row["day"] for row in _rows(facts / "calendar.parquet", ["day", "working"]) if row["working"]]


def _latest(facts: Path, table: str) -> date | None:
    found: date | None = pc.max(pq.read_table(facts / f"{table}.parquet", columns=["day"])["day"]).as_py()
    return found


def _told(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _rows(path: Path, columns: list[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path, columns=columns, partitioning=None).to_pylist()
    return rows
