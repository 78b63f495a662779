"""What the frame of every page shows: the company, the person, the places that the role opens."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.views.acting import viewer_of
from ronda.people.queries import company_for
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Place:
    """One entry of the rail."""

    name: str
    icon: str
    address: str
    here: bool


PLACES = (
    ("team", _("Team"), "users"),
    ("me", _("My result"), "target"),
    ("setup", _("Set-up"), "settings"),
)


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
        "person_name": request.user.person.name,
        "navigation": [_placed(request, *place) for place in PLACES if place[0] in open_places(viewer)],
    }


def open_places(viewer: Viewer) -> list[str]:
    """The places that the viewer's roles open; the first one is where a visit begins."""
    opened = {
        "team": bool(viewer.roles & {"director", "deputy", "leader", "staff_representative"}),
        "me": bool(viewer.centre_ids),
        "setup": "administrator" in viewer.roles,
    }
    return [name for name, is_open in opened.items() if is_open]


def _placed(request: HttpRequest, name: str, label: Any, icon: str) -> Place:
    match = request.resolver_match
    return Place(str(label), icon, reverse(name), bool(match and match.url_name == name))
