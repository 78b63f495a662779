"""What the frame of every page shows: the company, the person, the places that the role opens."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.rules.reading import reads_set_up
from ronda.people.views.acting import own_code, own_name, viewer_of


@dataclass(frozen=True)
class Place:
    """One entry of the rail."""

    name: str
    icon: str
    address: str
    here: bool
    group: str = ""


LEADING_ROLES = frozenset({"director", "deputy", "leader"})
PLACES = (
    ("today", _("My day"), "calendar-event"),
    ("me", _("My month"), "target"),
    ("work", _("Work"), "list-check"),
    ("visits", _("Visits"), "route"),
    ("learning", _("Learning"), "school"),
    ("recognition", _("Recognition"), "star"),
    ("innovation", _("Innovation"), "bulb"),
    ("outlets", _("Outlets"), "building-store"),
    ("team", _("Team"), "users"),
    ("close", _("Month close"), "calendar-check"),
    ("setup", _("Set-up"), "settings"),
)
GROUPS = {
    **dict.fromkeys(
        ("today", "me", "outlets", "work", "visits", "learning", "recognition", "innovation"), _("Mine")
    ),
    **dict.fromkeys(("team", "close"), _("Centre")),
    "setup": _("Company"),
}


def fill_shell(request: HttpRequest) -> dict[str, Any]:
    """A context processor; error pages and strangers get an empty frame."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return {}
    viewer = viewer_of(request)
    if viewer is None:
        return {"person_name": request.user.get_username()}
    return {
        "viewer": viewer,
        "company": company_for(viewer),
        "person_name": own_name(request),
        "navigation": _navigation(open_places(viewer), _place_of(request)),
    }


def open_places(viewer: Viewer) -> list[str]:
    """The places that the viewer's roles open; the first one is where a visit begins."""
    opened = {
        "today": bool(viewer.centre_ids) and viewer.person_id is not None,
        "me": bool(viewer.centre_ids),
        "team": bool(viewer.roles & (LEADING_ROLES | {"staff_representative"})),
        "setup": reads_set_up(viewer),
        "close": viewer.can_check,
        "outlets": bool(viewer.roles),
        "work": bool(viewer.roles),
        "visits": bool(viewer.roles),
        "learning": bool(viewer.roles),
        "recognition": bool(viewer.roles),
        "innovation": bool(viewer.roles),
    }
    return [name for name, is_open in opened.items() if is_open]


def _navigation(opened: Collection[str], here: str) -> list[Place]:
    return [
        Place(str(label), icon, reverse(name), name == here, str(GROUPS.get(name, "")))
        for name, label, icon in PLACES
        if name in opened
    ]


def _place_of(request: HttpRequest) -> str:
    """The place that a page belongs to: a person's pages to the team's, one's own to oneself."""
    match = request.resolver_match
    if request.path.startswith(reverse("setup")):
        return "setup"
    if request.path.startswith(reverse("close")):
        return "close"
    if request.path.startswith(reverse("work")):
        return "work"
    if request.path.startswith((reverse("visits"), "/inspections/")):
        return "visits"
    for section in ("learning", "recognition", "innovation"):
        if request.path.startswith(reverse(section)):
            return section
    if request.path.startswith(reverse("outlets")):
        return "outlets"
    if request.path.startswith(reverse("team")):
        return "team"
    if match is None or "code" not in match.kwargs:
        return match.url_name or "" if match else ""
    return "me" if match.kwargs["code"] == own_code(request) else "team"
