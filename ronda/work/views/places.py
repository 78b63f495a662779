"""The pages of work beside each other, and who finds which of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES

Opens = Callable[[Viewer], bool]


@dataclass(frozen=True)
class Place:
    """`name` is the url name of the list that every page under it belongs to."""

    name: str
    label: Any
    icon: str
    opens: Opens


@dataclass(frozen=True)
class Group:
    """Places that the same people go to for the same reason."""

    label: Any
    places: tuple[Place, ...]

    def holds(self, name: str) -> bool:
        return any(place.name == name for place in self.places)


def _everybody(viewer: Viewer) -> bool:
    return bool(viewer.roles)


def _back_office(viewer: Viewer) -> bool:
    return bool(viewer.roles & (CENTRE_ROLES | {"leader", "administrator", "operator"}))


GROUPS = (
    Group(
        pgettext_lazy("pages of work", "Daily work"),
        (
            Place("work_tasks", _("Tasks"), "list-check", _everybody),
            Place("work_handovers", _("Hand-overs"), "arrows-exchange", _everybody),
            Place("work_requests", _("Requests"), "message-question", _everybody),
        ),
    ),
    Group(
        pgettext_lazy("pages of work", "Plans"),
        (
            Place("work_priorities", _("Phase priorities"), "flag", _everybody),
            Place("work_plans", _("Plans"), "route", _everybody),
            Place("work_events", _("Events"), "calendar-event", _everybody),
            Place("work_high_tier", _("High-tier customers"), "star", _back_office),
        ),
    ),
    Group(
        pgettext_lazy("pages of work", "Problems"),
        (
            Place("work_problems", _("Problems"), "alert-triangle", _everybody),
            Place("work_analyses", _("Analyses"), "chart-line", _back_office),
        ),
    ),
    Group(
        pgettext_lazy("pages of work", "Office"),
        (
            Place("work_duties", _("Duties"), "id", _everybody),
            Place("work_processes", _("Processes"), "book", _everybody),
            Place("work_load", _("Load"), "scale", _everybody),
            Place("work_paperwork", _("Time on forms"), "clock", _everybody),
            Place("work_office", _("Office"), "notes", _back_office),
        ),
    ),
)


def groups_for(viewer: Viewer) -> list[Group]:
    """The groups with what the viewer opens of each; none is empty."""
    opened = [
        Group(group.label, tuple(place for place in group.places if place.opens(viewer))) for group in GROUPS
    ]
    return [group for group in opened if group.places]
