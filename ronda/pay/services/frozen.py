"""What a distribution needs, read from the frozen facts and the results of the appraisal."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ronda.kernel.exact import rounded
from ronda.pay.rules import Finding, Spell, Unit

SPELL = ("spell_id", "person_id", "person_code", "unit_id", "post", "days", "present_days")


@dataclass(frozen=True)
class Staff:
    """Everybody who may receive money, and what was confirmed against them."""

    units: list[Unit]
    spells: list[Spell]
    findings: list[Finding]


def read_staff(facts: Path, results: Path) -> Staff:
    """FileNotFoundError names the table that is missing."""
    persons = _rows(results / "persons.parquet", "person_id", "grade_score", "newcomer")
    graded = {person: (score, newcomer) for person, score, newcomer in persons}
    wages = dict(_rows(facts / "spells.parquet", "spell_id", "wage_cents"))
    spells = []
    for spell_id, person_id, code, unit_id, post, days, present in _rows(results / "spells.parquet", *SPELL):
        score, newcomer = graded[person_id]
        wage = wages[spell_id]
        spells.append(Spell(spell_id, person_id, code, unit_id, post, days, present, score, newcomer, wage))
    teams: dict[int, Decimal | None] = dict(_rows(results / "spells.parquet", "unit_id", "team"))
    units = [
        Unit(number, code, _ten_thousandths(teams.get(number)))
        for number, code in _rows(facts / "units.parquet", "unit_id", "code")
    ]
    findings = [Finding(*row) for row in _rows(facts / "integrity_findings.parquet", "person_id", "kind")]
    return Staff(units, spells, findings)


def _rows(path: Path, *columns: str) -> Iterator[tuple[Any, ...]]:
    table = pq.read_table(path, columns=list(columns), partitioning=None)
    return zip(*(table[column].to_pylist() for column in columns), strict=True)


def _ten_thousandths(points: Decimal | None) -> int | None:
    """A team's points as scores are stored: rounded once, half away from zero."""
    return None if points is None else int(rounded(points * 10_000, 0))
