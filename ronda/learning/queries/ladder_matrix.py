"""The matrix of people and competences, narrowed, ordered and counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ronda.learning.models import Competence
from ronda.learning.queries.ladder import Ladder, OnLadder, ladder_of, ladders_for
from ronda.learning.rules.ladder import Cell, Gap, asked_on, cells_of, gaps, height
from ronda.people.queries import people_led
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class MatrixWish:
    """What is to be shown; empty is everything. `order` names a column: `name`, `rung`, `missing`."""

    centre: str = ""
    post: str = ""
    track: str = ""
    side: str = ""
    order: str = "name"


@dataclass(frozen=True)
class MatrixRow:
    on_ladder: OnLadder
    cells: dict[int, Cell]

    def count(self, cell: Cell) -> int:
        return list(self.cells.values()).count(cell)


@dataclass(frozen=True)
class Matrix:
    """`centres` and `posts` are those that one may choose from."""

    rows: list[MatrixRow]
    competences: list[Competence]
    gaps: list[Gap]
    centres: dict[str, str]
    posts: list[str]
    wish: MatrixWish
    ladder: Ladder
    experts: dict[str, int] = field(default_factory=dict)


def matrix_for(viewer: Viewer, *, on: date, wish: MatrixWish) -> Matrix:
    """Of the people that the viewer leads; six statements, however many there are."""
    led = people_led(viewer, on=on)
    ladder = ladder_of(viewer, on)
    placed = [each for each in led if ladder.asks(each.post, on)]
    centres = dict(sorted({each.centre_code: each.centre for each in placed}.items()))
    shown = [
        each for each in placed if wish.centre in {"", each.centre_code} and wish.post in {"", each.post}
    ]
    found = ladders_for(viewer, on=on, people=shown, ladder=ladder)
    competences = _columns(ladder, {each.post for each in shown}, on, wish)
    numbers = [each.pk for each in competences]
    rows = [
        MatrixRow(each, cells_of(each.learner, numbers, on, ladder.needs, ladder.levels)) for each in found
    ]
    cells = {row.on_ladder.person.person_id: row.cells for row in rows}
    return Matrix(
        rows=_ordered(rows, wish.order),
        competences=competences,
        gaps=gaps(cells, numbers),
        centres=centres,
        posts=sorted({each.post for each in placed}),
        wish=wish,
        ladder=ladder,
        experts=_experts(found),
    )


def _columns(ladder: Ladder, posts: set[str], on: date, wish: MatrixWish) -> list[Competence]:
    """Those that a rung of the people shown asks for, by side and track, as the company orders them."""
    asked = {need.competence for post in posts for need in asked_on(on, ladder.needs, post)}
    tracks = {"", wish.track, "both"} if wish.track else None
    return [
        each
        for each in sorted(ladder.competences.values(), key=in_order)
        if each.pk in asked and wish.side in {"", each.side} and (tracks is None or each.track in tracks)
    ]


def _ordered(rows: Sequence[MatrixRow], order: str) -> list[MatrixRow]:
    """By name as they came; by the highest rung, or by what is missing first."""
    if order == "rung":
        return sorted(rows, key=lambda row: -height(row.on_ladder.standing.rung))
    if order == "missing":
        return sorted(rows, key=lambda row: (-row.count("lacks_own"), -row.count("lacks_next")))
    if order.isdigit():
        return sorted(rows, key=lambda row: PRESSING.get(row.cells.get(int(order), "not_asked"), 9))
    return list(rows)


SIDES, TRACKS = ("skill", "ability", "will"), ("service", "brand", "both")


def in_order(each: Competence) -> tuple[int, int, int]:
    """By side and track, then in the order in which they were made."""
    return SIDES.index(each.side), TRACKS.index(each.track), each.pk


PRESSING: dict[str, int] = {"lacks_own": 0, "lacks_next": 1, "later": 2, "shown": 3, "not_asked": 4}


def _experts(found: Sequence[OnLadder]) -> dict[str, int]:
    """By track, how many have shown everything that belongs to it."""
    counts: dict[str, int] = {"service": 0, "brand": 0}
    for each in found:
        for track in each.tracks:
            counts[track.track] += track.is_expert
    return counts
