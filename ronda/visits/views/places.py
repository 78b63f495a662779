"""The pages of visits beside each other, and who finds which of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ronda.people.rules import Viewer

Opens = Callable[[Viewer], bool]


@dataclass(frozen=True)
class Place:
    """`name` is the url name of the page; contexts above add theirs with `add_place`."""

    name: str
    label: Any
    opens: Opens


def everybody(viewer: Viewer) -> bool:
    return bool(viewer.roles)


PLACES = [
    Place("visits", _("Overview"), everybody),
    Place("visit_plans", _("Plans of the month"), everybody),
    Place("visit_list", _("All visits"), everybody),
    Place("visit_quotas", _("Pace"), everybody),
    Place("visit_base_data", _("Base data"), everybody),
    Place("visit_questions", _("Questions"), everybody),
]


def add_place(place: Place) -> None:
    """Called in the `ready` of the context that the page belongs to."""
    if place not in PLACES:
        PLACES.append(place)


def places_for(viewer: Viewer) -> list[Place]:
    return [place for place in PLACES if place.opens(viewer)]
