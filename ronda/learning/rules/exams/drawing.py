"""Drawing a paper from a blueprint, and the order of its options; anyone who knows the seed repeats it.

Each question of a row has a ticket, sha256 of "seed|part|row|question"; those with the smallest tickets are
asked, in the order of their tickets. A question is asked once in a paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Row:
    """So many questions of a competence and difficulty; 0 and None stand for any."""

    competence: int | None
    difficulty: int | None
    number: int
    points: Decimal

    def fits(self, each: "InBank") -> bool:
        return self.competence in (None, each.competence) and self.difficulty in (None, each.difficulty)


@dataclass(frozen=True)
class Part:
    code: str
    title: str
    pass_mark: Decimal
    rows: tuple[Row, ...]

    @property
    def most(self) -> Decimal:
        return sum((row.number * row.points for row in self.rows), Decimal(0))


@dataclass(frozen=True)
class InBank:
    """A question that can be asked."""

    question: int
    competence: int | None
    difficulty: int


@dataclass(frozen=True)
class Drawn:
    part: str
    question: int
    points: Decimal


@dataclass(frozen=True)
class Lack:
    """A row of a blueprint, counted from 1, that the bank cannot fill."""

    part: str
    row: int
    wanted: int
    found: int


def ticket(*words: object) -> str:
    return sha256("|".join(map(str, words)).encode()).hexdigest()


def draw_paper(
    parts: Sequence[Part], bank: Iterable[InBank], seed: str
) -> tuple[tuple[Drawn, ...], tuple[Lack, ...]]:
    """Narrow rows choose first: a row for anything does not take the last question of one."""
    known = list(bank)
    taken: set[int] = set()
    drawn: dict[tuple[int, int], list[Drawn]] = {}
    lacks: list[Lack] = []
    rows = [(p, r, part, row) for p, part in enumerate(parts) for r, row in enumerate(part.rows)]
    for p, r, part, row in sorted(rows, key=lambda each: (_width(each[3]), each[0], each[1])):
        fits = [each.question for each in known if row.fits(each) and each.question not in taken]
        fits.sort(key=lambda number: ticket(seed, part.code, r + 1, number))
        if len(fits) < row.number:
            lacks.append(Lack(part.code, r + 1, row.number, len(fits)))
        chosen = fits[: row.number]
        taken.update(chosen)
        drawn[p, r] = [Drawn(part.code, number, row.points) for number in chosen]
    places = {part.code: number for number, part in enumerate(parts)}
    lacks.sort(key=lambda each: (places[each.part], each.row))
    return tuple(each for place in sorted(drawn) for each in drawn[place]), tuple(lacks)


def drawn_order(codes: Iterable[str], seed: str, question: int) -> list[str]:
    """The order in which one candidate sees the options of a question."""
    return sorted(codes, key=lambda code: ticket(seed, "order", question, code))


def parts_of(written: Iterable[Mapping[str, Any]]) -> tuple[Part, ...]:
    """As a blueprint keeps them."""
    return tuple(
        Part(
            str(part["code"]),
            str(part["title"]),
            Decimal(str(part["pass_mark"])),
            tuple(
                Row(
                    row.get("competence") or None,
                    row.get("difficulty") or None,
                    int(row["number"]),
                    Decimal(str(row["points"])),
                )
                for row in part["rows"]
            ),
        )
        for part in written
    )


def _width(row: Row) -> int:
    return (row.competence is None) + (row.difficulty is None)
