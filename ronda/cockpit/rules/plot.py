"""A policy's curve as a small drawing: its corners, the target, and where a result stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.policy import Knot

# The drawing's own units; a page scales them.
WIDTH, HEIGHT = 240, 96
TARGET = Decimal(1)
FULL = Decimal(100)


@dataclass(frozen=True)
class Mark:
    """A corner of the curve: where it is drawn, and what it stands for."""

    x: Decimal
    y: Decimal
    attainment: Decimal
    points: Decimal

    @property
    def is_target(self) -> bool:
        return self.attainment == TARGET


@dataclass(frozen=True)
class Plot:
    """The line from left to right, its corners, the result, and the target's place on both axes."""

    marks: tuple[Mark, ...]
    stands: Mark
    end_x: Decimal
    target_x: Decimal
    full_y: Decimal

    @property
    def line(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """The corners, and the level end of the line at the edge."""
        last = self.marks[-1]
        return (*((mark.x, mark.y) for mark in self.marks), (self.end_x, last.y))

    @property
    def is_reached(self) -> bool:
        return self.stands.points >= FULL


def plot_of(knots: Sequence[Knot], attainment: Decimal, points: Decimal) -> Plot:
    """To scale: attainment from nothing to a tenth past the last corner or the result."""
    right = max(knots[-1].attainment, attainment, TARGET) * Decimal("1.1")
    top = max(knots[-1].points, points, FULL)

    def mark(at: Decimal, earned: Decimal) -> Mark:
        return Mark(at / right * WIDTH, HEIGHT - earned / top * HEIGHT, at, earned)

    at_target = mark(TARGET, FULL)
    return Plot(
        marks=tuple(mark(knot.attainment, knot.points) for knot in knots),
        stands=mark(attainment, points),
        end_x=Decimal(WIDTH),
        target_x=at_target.x,
        full_y=at_target.y,
    )
