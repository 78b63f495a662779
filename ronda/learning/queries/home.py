"""What a person has before them in learning; each area brings its part when it starts."""

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
    tone: str = "quiet"


@dataclass(frozen=True)
class HomePart:
    """A card of the home page; without rows it says `empty`. `more` is the address of the whole list."""

    name: str
    title: Any
    rows: list[HomeRow] = field(default_factory=list)
    more: str = ""
    more_words: Any = ""
    empty: Any = ""


Part = Callable[[Viewer, date], HomePart | None]
_PARTS: list[tuple[int, Part]] = []


def add_home_part(order: int, part: Part) -> None:
    """Lower orders stand first. None: the viewer has no such card."""
    if (order, part) not in _PARTS:
        _PARTS.append((order, part))
        _PARTS.sort(key=lambda each: each[0])


def home_parts(viewer: Viewer, on: date) -> list[HomePart]:
    found = (part(viewer, on) for _, part in _PARTS)
    return [each for each in found if each is not None]
