"""Something strange in a file: told, and let in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ronda.kernel.problem import Problem

MOST_EXAMPLES = 5


@dataclass(frozen=True)
class Oddity:
    """One kind of strange thing: how often, and the first examples."""

    code: str
    count: int
    examples: tuple[Problem, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "count": self.count,
            "examples": [each.as_json() for each in self.examples],
        }


def strange(where: str, what: str, remedy: str = "") -> Problem:
    return Problem(where, what, remedy, "strange")


def oddities(code: str, examples: Iterable[Problem], count: int | None = None) -> list[Oddity]:
    """A list of one, or of none when there is nothing to tell."""
    found = list(examples)
    total = len(found) if count is None else count
    return [Oddity(code, total, tuple(found[:MOST_EXAMPLES]))] if total else []
