"""People by indicators: the points of the closed month in a grid, with who could not be assessed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ronda.appraisal.rules.team_card import CardPoint, TeamMember

State = Literal["reached", "short", "open", "absent"]
TARGET = 100
# Points where the colour changes: far below, below, just below, reached, well above the target.
EDGES = (60, 90, 100, 110)


@dataclass(frozen=True)
class HeatCell:
    """`absent`: the indicator is not on the person's card; `open`: it could not be assessed."""

    indicator: str
    state: State
    points: Decimal | None
    level: int


@dataclass(frozen=True)
class HeatRow:
    member: TeamMember
    cells: tuple[HeatCell, ...]


def heat_columns(members: Iterable[TeamMember]) -> list[str]:
    """The indicators on the cards, those of most people first."""
    counts = Counter(code for member in members for code in member.card)
    return sorted(counts, key=lambda code: (-counts[code], code))


def heat_rows(
    members: Iterable[TeamMember], columns: Sequence[str], sort: str = "", *, falling: bool = False
) -> list[HeatRow]:
    """By name; by another column only when it was asked for, and then without the places counted."""
    rows = [HeatRow(member, tuple(_cell(member, code) for code in columns)) for member in members]
    if sort == "post":
        return sorted(rows, key=lambda row: (row.member.post, row.member.name.casefold()), reverse=falling)
    if sort not in columns:
        return sorted(rows, key=lambda row: (row.member.name.casefold(), row.member.code), reverse=falling)
    with_points = [row for row in rows if _points(row, sort) is not None]
    without = [row for row in rows if _points(row, sort) is None]
    with_points.sort(key=lambda row: _points(row, sort) or Decimal(0), reverse=falling)
    return with_points + without


def level_of(points: Decimal) -> int:
    """From 1, far below the target, to 5, well above it."""
    return 1 + sum(points >= edge for edge in EDGES)


def _cell(member: TeamMember, code: str) -> HeatCell:
    point: CardPoint | None = member.card.get(code)
    if point is None:
        return HeatCell(code, "absent", None, 0)
    if point.points is None:
        return HeatCell(code, "open", None, 0)
    state: State = "reached" if point.points >= TARGET else "short"
    return HeatCell(code, state, point.points, level_of(point.points))


def _points(row: HeatRow, code: str) -> Decimal | None:
    return next((cell.points for cell in row.cells if cell.indicator == code), None)
