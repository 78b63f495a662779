"""The pages of one entry of the rail beside each other, and who finds which of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ronda.people.rules import Viewer

Opens = Callable[[Viewer], bool]


@dataclass(frozen=True)
class Place:
    """`name` is the url name of the page."""

    name: str
    label: Any
    opens: Opens


@dataclass(frozen=True)
class Section:
    """Every context that has an entry of its own makes one; contexts above add to it."""

    name: str
    label: Any
    places: list[Place] = field(default_factory=list)

    def add(self, place: Place) -> None:
        if place not in self.places:
            self.places.append(place)

    def places_for(self, viewer: Viewer) -> list[Place]:
        return [place for place in self.places if place.opens(viewer)]


_SECTIONS: dict[str, Section] = {}


def section(name: str, label: Any, places: list[Place]) -> Section:
    """Makes the section known to the tabs by its name."""
    return _SECTIONS.setdefault(name, Section(name, label, places))


def section_named(name: str) -> Section:
    return _SECTIONS[name]


def every_section() -> list[Section]:
    """In the order in which their contexts stand."""
    return list(_SECTIONS.values())


def everybody(viewer: Viewer) -> bool:
    return bool(viewer.roles)
