"""The pages of work beside each other, and who finds which of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES

Opens = Callable[[Viewer], bool]


@dataclass(frozen=True)
class Place:
    """`name` is the url name of the list; `begins` of every page under it."""

    name: str
    label: Any
    icon: str
    opens: Opens


def _everybody(viewer: Viewer) -> bool:
    return bool(viewer.roles)


def _back_office(viewer: Viewer) -> bool:
    return bool(viewer.roles & (CENTRE_ROLES | {"leader", "administrator", "operator"}))


PLACES = (
    Place("work_tasks", _("Tasks"), "list-check", _everybody),
    Place("work_handovers", _("Hand-overs"), "arrows-exchange", _everybody),
    Place("work_requests", _("Requests"), "message-question", _everybody),
    Place("work_priorities", _("Phase priorities"), "flag", _everybody),
    Place("work_plans", _("Plans"), "route", _everybody),
    Place("work_events", _("Events"), "calendar-event", _everybody),
    Place("work_problems", _("Problems"), "alert-triangle", _everybody),
    Place("work_analyses", _("Analyses"), "chart-line", _back_office),
    Place("work_high_tier", _("High-tier customers"), "star", _back_office),
    Place("work_duties", _("Duties"), "id", _everybody),
    Place("work_processes", _("Processes"), "book", _everybody),
    Place("work_load", _("Load"), "scale", _everybody),
    Place("work_paperwork", _("Time on forms"), "clock", _everybody),
    Place("work_office", _("Office"), "notes", _back_office),
)


def places_for(viewer: Viewer) -> list[Place]:
    return [place for place in PLACES if place.opens(viewer)]
