"""Blueprints for those who set exams, and what the bank has for each of their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ronda.learning.queries.bank import bank_in_use
from ronda.learning.queries.setters import may_set
from ronda.learning.rules.exams import Lack, Part, draw_paper, parts_of
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Filled:
    """`there`: by part and row from 1, how many questions fit; `lacks`: what no paper could be drawn with."""

    parts: tuple[Part, ...]
    there: Mapping[tuple[str, int], int]
    lacks: tuple[Lack, ...]

    @property
    def number(self) -> int:
        return sum(row.number for part in self.parts for row in part.rows)


def filled(viewer: Viewer, written: Sequence[Mapping[str, Any]]) -> Filled:
    """Rows may want the same questions: each may find enough by itself and the paper not."""
    return filled_from(viewer, [written])[0]


def filled_from(viewer: Viewer, many: Sequence[Sequence[Mapping[str, Any]]]) -> list[Filled]:
    """Many blueprints against one reading of the bank; nothing is told to whoever sets no exams."""
    bank = [each for each, _v in bank_in_use(viewer.company_id).values()] if may_set(viewer) else []
    found = []
    for written in many:
        parts = parts_of(written)
        there = {
            (part.code, place): sum(row.fits(each) for each in bank)
            for part in parts
            for place, row in enumerate(part.rows, start=1)
        }
        found.append(Filled(parts, there, draw_paper(parts, bank, "count")[1]))
    return found
