"""What lies before a person in a section of the rail; each area brings its part when it starts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ronda.people.rules import Viewer


@dataclass(frozen=True)
class HomeRow:
    """One line: `below` says more; `day` is when it is due; `state` is a word and `tone` its colour."""

    words: Any
    address: str
    below: Any = ""
    day: date | None = None
    state: Any = ""
    tone: str = "plain"


@dataclass(frozen=True)
class HomePart:
    """A card of a home page; without rows it says `empty`. `more` is the address of the whole list."""

    name: str
    title: Any
    rows: list[HomeRow] = field(default_factory=list)
    more: str = ""
    more_words: Any = ""
    empty: Any = ""


Part = Callable[[Viewer, date], HomePart | None]


class HomeParts:
    """The parts of one section, in their order."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, Part]] = []

    def add(self, order: int, part: Part) -> None:
        """Lower orders stand first. A part that gives None is not for the viewer."""
        if (order, part) not in self._parts:
            self._parts.append((order, part))
            self._parts.sort(key=lambda each: each[0])

    def of(self, viewer: Viewer, on: date) -> list[HomePart]:
        found = (part(viewer, on) for _, part in self._parts)
        return [each for each in found if each is not None]
