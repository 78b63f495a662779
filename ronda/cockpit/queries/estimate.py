"""The estimate of the running month, for the person whom it is about."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds

from ronda.cockpit.rules.estimate import LineEstimate
from ronda.facts.queries import estimates_shelf
from ronda.kernel.period import Month
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Estimate:
    """What an estimate rests on: known up to `as_of`, and still so at `seen_at`.

    `passed` of `total` working days are over; sales are known to `lines_to`, visits to `visits_to`.
    """

    folder: Path
    month: Month
    as_of: datetime
    seen_at: datetime
    today: date
    passed: int
    total: int
    lines_to: date | None
    visits_to: date | None
    swing: Decimal
    fingerprint: str

    @property
    def is_over(self) -> bool:
        return self.passed >= self.total


@dataclass(frozen=True)
class PersonEstimate:
    """One person's running month; scores in ten-thousandths, and the earlier score it is compared with."""

    estimate: Estimate
    person: dict[str, Any]
    spells: Sequence[dict[str, Any]]
    lines: Sequence[LineEstimate]
    before: Estimate | None
    before_score: int | None

    @property
    def change(self) -> int | None:
        return None if self.before_score is None else int(self.person["score"]) - self.before_score

    def lines_of(self, spell_id: int, place: str) -> list[LineEstimate]:
        """The heaviest first, those that tell nothing last."""
        found = [line for line in self.lines if line.spell_id == spell_id and line.place == place]
        return sorted(found, key=lambda line: (line.points is None, -line.weight, line.indicator))


def newest_estimate(viewer: Viewer, month: Month) -> Estimate | None:
    """The company's newest estimate of the month."""
    return newest_in(estimates_shelf(viewer, month))


def own_estimate(viewer: Viewer, month: Month) -> tuple[Estimate | None, PersonEstimate | None]:
    """The company's newest estimate, and the viewer's own month in it; either may not be there."""
    shelf = estimates_shelf(viewer, month)
    found = newest_in(shelf)
    if found is None or viewer.person_id is None:
        return found, None
    people = _rows(found.folder, "people", viewer.person_id)
    return found, _own(viewer.person_id, shelf, found, people[0]) if people else None


def _own(person_id: int, shelf: Path, found: Estimate, person: dict[str, Any]) -> PersonEstimate:
    before = next((each for each in reversed(estimates_in(shelf)) if each.today < found.today), None)
    earlier = _rows(before.folder, "people", person_id) if before is not None else []
    return PersonEstimate(
        estimate=found,
        person=person,
        spells=_rows(found.folder, "spells", person_id),
        lines=[LineEstimate(**row) for row in _rows(found.folder, "lines", person_id)],
        before=before if earlier else None,
        before_score=earlier[0]["score"] if earlier else None,
    )


def estimates_in(shelf: Path) -> list[Estimate]:
    """Those of a month's folder, the oldest first."""
    names = sorted(path for path in shelf.glob("*/estimate.json") if not path.parent.name.startswith("."))
    return [_read(path) for path in names]


def newest_in(shelf: Path) -> Estimate | None:
    names = [path for path in shelf.glob("*/estimate.json") if not path.parent.name.startswith(".")]
    return _read(max(names)) if names else None


def _read(path: Path) -> Estimate:
    told = json.loads(path.read_text(encoding="utf-8"))
    return Estimate(
        folder=path.parent,
        month=Month.parse(told["month"]),
        as_of=datetime.fromisoformat(told["as_of"]),
        seen_at=datetime.fromisoformat(told["seen_at"]),
        today=date.fromisoformat(told["today"]),
        passed=told["passed"],
        total=told["total"],
        lines_to=_day(told["lines_to"]),
        visits_to=_day(told["visits_to"]),
        swing=Decimal(told["swing"]),
        fingerprint=told["fingerprint"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(folder: Path, table: str, person_id: int) -> list[dict[str, Any]]:
    file = ds.dataset(str(folder / f"{table}.parquet"), format="parquet")
    rows: list[dict[str, Any]] = file.to_table(filter=ds.field("person_id") == person_id).to_pylist()
    return rows
