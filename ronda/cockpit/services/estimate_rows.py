"""From the four appraisals of a running month to the rows that the pages read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ronda.cockpit.rules.estimate import LineEstimate, Readings, Setting, line_of
from ronda.cockpit.rules.estimate_tables import line_row
from ronda.cockpit.services.estimate_pay import pay_of
from ronda.cockpit.services.estimate_runs import RUNS, Runs
from ronda.facts.queries import closing_for, closings_for, folder_of
from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.policy import Rules

Row = Mapping[str, Any]
HISTORY_MONTHS = 12
SCORED = ("indicator", "points", "assessable")
SPELL = ("person_id", "spell_id", "post", "base", "given_back", "deduction", "individual", "team")


def rows_of(
    by: Viewer, draft: Path, month: Month, rules: Rules, runs: Runs
) -> dict[str, list[dict[str, Any]]]:
    """The rows of `people`, `spells` and `lines`."""
    spells = _rows(runs.folders["pace"], "spells")
    lines = _lines(by, month, rules, runs, spells)
    units = {row["unit_id"]: row["name"] for row in pq.read_table(draft / "facts/units.parquet").to_pylist()}
    told = [
        {name: row[name] for name in (*SPELL, "team_share", "counted", "basis")}
        | {"unit": units.get(row["unit_id"], "")}
        for row in spells
    ]
    return {"people": _people(draft, month, rules, runs), "spells": told, "lines": lines}


def _lines(by: Viewer, month: Month, rules: Rules, runs: Runs, spells: Sequence[Row]) -> list[dict[str, Any]]:
    cards = {name: _by_line(runs, name, "cards", "spell_id") for name in RUNS}
    teams = {name: _by_line(runs, name, "team_cards", "unit_id") for name in RUNS}
    kept = {
        (row["spell_id"], row["indicator"]): Fraction(row["kept"]) / Fraction(row["lost"])
        for row in _rows(runs.folders["pace"], "missed")
        if row["lost"]
    }
    days = _present(spells)
    history = _history(by, month)
    found = []
    for spell in spells:
        if spell["basis"] != "own":
            continue
        part = Fraction(spell["present_days"], days[spell["person_id"]] or 1)
        team_share = Fraction(spell["team_share"])
        passed, person = runs.passed[spell["spell_id"]], spell["person_id"]
        for place, table, key, weight in (
            ("own", cards, spell["spell_id"], 1 - team_share),
            ("team", teams, spell["unit_id"], team_share),
        ):
            setting = Setting(month, rules, passed, spell["days"], part * weight)
            for indicator in sorted(table["pace"].get(key, {})):
                now, pace, slower, faster = (table[name].get(key, {}).get(indicator) for name in RUNS)
                if now is None or pace is None:
                    continue
                read = Readings(
                    now,
                    pace,
                    slower,
                    faster,
                    kept=kept.get((key, indicator), Fraction(1)) if place == "own" else Fraction(1),
                )
                line = line_of(read, setting, place)  # type: ignore[arg-type]
                found.append(_filled(line, spell, history.get((person, place, indicator), [])))
    return found


def _filled(line: LineEstimate, spell: Row, history: list[Decimal | None]) -> dict[str, Any]:
    own = {"person_id": spell["person_id"], "spell_id": spell["spell_id"], "history": history}
    return line_row(line) | own


def _people(draft: Path, month: Month, rules: Rules, runs: Runs) -> list[dict[str, Any]]:
    persons = {name: _by(_rows(runs.folders[name], "persons"), "person_id") for name in RUNS}
    parts = _month_parts(draft, month, rules, persons["pace"])
    money = pay_of(draft / "facts", month, rules, runs.folders)
    rows = []
    for person_id, row in sorted(persons["pace"].items()):
        scores = [persons[name][person_id]["score"] for name in ("pace", "slower", "faster")]
        rows.append(
            {
                "person_id": person_id,
                "person_code": row["person_code"],
                "score": row["score"],
                "least_score": min(scores),
                "most_score": max(scores),
                "grade_score": row["grade_score"],
                "months": row["months"],
                "month_part": parts[person_id],
                "newcomer": row["newcomer"],
                **money[person_id],
            }
        )
    return rows


def _month_parts(draft: Path, month: Month, rules: Rules, persons: Mapping[int, Row]) -> dict[int, Decimal]:
    """The part of this month in each person's score for the grade, by presence."""
    first = str(month.plus(1 - rules.grading.rolling_months))
    earlier: dict[int, Fraction] = defaultdict(Fraction)
    for row in pq.read_table(draft / "facts/past_scores.parquet").to_pylist():
        if first <= row["month"] < str(month):
            earlier[row["person_id"]] += Fraction(row["presence_days"], row["period_days"])
    found = {}
    for person_id, row in persons.items():
        now = Fraction(row["presence_days"], row["period_days"])
        whole = now + earlier[person_id]
        found[person_id] = rounded(now / whole if whole else Fraction(1), 9)
    return found


def _history(by: Viewer, month: Month) -> dict[tuple[int, str, str], list[Decimal | None]]:
    """Points of the last closed months, the oldest first; None where a month has none."""
    months = [month.plus(-back) for back in range(HISTORY_MONTHS, 0, -1)]
    closed = set(closings_for(by).exclude(state="frozen").values_list("month", flat=True))
    found: dict[tuple[int, str, str], list[Decimal | None]] = defaultdict(lambda: [None] * len(months))
    for place, each in enumerate(months):
        if str(each) not in closed:
            continue
        folder = folder_of(closing_for(by, each)) / "results"
        members: dict[int, set[int]] = defaultdict(set)
        for row in _rows(folder, "cards", ["unit_id", "person_id", *SCORED]):
            members[row["unit_id"]].add(row["person_id"])
            found[row["person_id"], "own", row["indicator"]][place] = _told(row)
        for row in _rows(folder, "team_cards", ["unit_id", *SCORED]):
            for person_id in members[row["unit_id"]]:
                found[person_id, "team", row["indicator"]][place] = _told(row)
    return found


def _told(row: Row) -> Decimal | None:
    points: Decimal | None = row["points"] if row["assessable"] else None
    return points


def _present(spells: Sequence[Row]) -> dict[int, int]:
    days: dict[int, int] = defaultdict(int)
    for spell in spells:
        days[spell["person_id"]] += spell["present_days"]
    return days


def _by_line(runs: Runs, name: str, table: str, key: str) -> dict[int, dict[str, Row]]:
    found: dict[int, dict[str, Row]] = defaultdict(dict)
    for row in _rows(runs.folders[name], table):
        found[row[key]][row["indicator"]] = row
    return found


def _by(rows: Sequence[Row], key: str) -> dict[int, Row]:
    return {row[key]: row for row in rows}


def _rows(folder: Path, table: str, columns: list[str] | None = None) -> list[dict[str, Any]]:
    path = folder / f"{table}.parquet"
    rows: list[dict[str, Any]] = pq.read_table(path, columns=columns, partitioning=None).to_pylist()
    return rows
