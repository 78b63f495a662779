"""What the first rows of a file show, small enough to be kept and told on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ronda.intake.rules.header import column_names, header_place
from ronda.intake.rules.source import Preview

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_CHARS = 30, 100, 80, 120


@dataclass(frozen=True)
class SeenSheet:
    """`rows` are numbered as in the file; the header row is among them, except where names stand apart."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    has_header: bool

    def under_header(
        self, known: frozenset[str]
    ) -> tuple[list[str], tuple[tuple[int, tuple[str, ...]], ...]]:
        """The names of the columns, and the rows below them."""
        if not self.rows:
            return [], ()
        cells = [list(row) for _, row in self.rows]
        place = 0 if self.has_header else header_place(cells, known)
        return column_names(cells[place]), self.rows[place + 1 :]


def seen_from(content: dict[str, Any]) -> list[SeenSheet]:
    return [
        SeenSheet(
            sheet["name"],
            tuple((number, tuple(cells)) for number, cells in sheet["rows"]),
            sheet["has_header"],
        )
        for sheet in content.get("sheets", [])
    ]


def as_seen(previews: Sequence[Preview]) -> list[dict[str, Any]]:
    return [
        {
            "name": preview.sheet,
            "has_header": preview.has_header,
            "rows": [
                [number, [_short(cell) for cell in cells[:MOST_COLUMNS]]]
                for number, cells in preview.rows[:MOST_ROWS]
            ],
        }
        for preview in previews[:MOST_SHEETS]
    ]


def _short(cell: str) -> str:
    return cell if len(cell) <= MOST_CHARS else f"{cell[: MOST_CHARS - 1]}…"
