"""The set-up: a card for each of its areas, and the way from an empty company to the first closed month."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.queries import set_up_counts
from ronda.cockpit.rules.checklist import Placed, placed_steps, progress
from ronda.cockpit.wording.checklist import STEP_WORDS
from ronda.people.rules import Viewer
from ronda.people.rules.reading import reads_set_up, reads_staff
from ronda.people.views.acting import for_viewer


@dataclass(frozen=True)
class ShownStep:
    """A step with its words and the addresses of its buttons; an address is empty where there is no page."""

    step: Placed
    name: Any
    why: Any
    by_hand: str
    by_file: str
    kind: str


@dataclass(frozen=True)
class Area:
    """A card of the hub; `number` None: there is nothing to count."""

    name: Any
    icon: str
    address: str
    number: int | None


# Address below the set-up, name, icon, and what of it is counted.
AREAS: tuple[tuple[str, Any, str, str], ...] = (
    ("company", _("Company"), "building", ""),
    ("centres", _("Customer service centres"), "building", "centres"),
    ("posts", _("Posts"), "briefcase", ""),
    ("people", _("People"), "users", "people"),
    ("appointments", _("Appointments"), "briefcase", "appointments"),
    ("leave", _("Leave"), "calendar-event", "leave"),
    ("calendar", _("Working calendar"), "calendar", "calendar"),
    ("roles", _("Roles"), "shield-check", "roles"),
    ("accounts", _("Accounts"), "key", "accounts"),
    ("outlets", _("Outlets"), "building-store", "outlets"),
    ("licences", _("Retail licences"), "license", "licences"),
    ("products", _("Products"), "package", "products"),
    ("portfolios", _("Portfolios"), "map-2", "portfolios"),
    ("imports", _("Imports"), "file-import", "imports"),
    ("targets", _("Targets"), "target", "targets"),
    ("policies", _("Policies in force"), "scale", ""),
)
# What others read than administrators: leaders the company's, whoever directs their centre's.
READ_BY_LEADERS = frozenset(
    {
        "company",
        "centres",
        "posts",
        "people",
        "appointments",
        "leave",
        "calendar",
        "roles",
        "accounts",
        "imports",
        "targets",
        "policies",
    }
)
READ_BY_DIRECTORS = frozenset({"people", "appointments", "leave", "portfolios", "targets"})


@for_viewer
def show_set_up(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Administrators see the way and the areas; others the areas that they read."""
    if not viewer.can_manage:
        return _show_areas_only(request, viewer)
    counts = set_up_counts(viewer, on=timezone.localdate())
    placed = placed_steps(counts)
    done, needed = progress(placed)
    context = {
        "areas": [area for each in AREAS if (area := _area(counts, *each)) is not None],
        "steps": [_shown(step) for step in placed],
        "done": done,
        "needed": needed,
    }
    return render(request, "cockpit/set_up.html", context)


def _show_areas_only(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not reads_staff(viewer):
        raise Http404
    read = READ_BY_LEADERS if reads_set_up(viewer) else READ_BY_DIRECTORS
    areas = [Area(name, icon, address_of(page), None) for page, name, icon, _counted in AREAS if page in read]
    return render(request, "cockpit/set_up.html", {"areas": areas})


def _area(counts: Mapping[str, int], page: str, name: Any, icon: str, counted: str) -> Area | None:
    address = address_of(page)
    return Area(name, icon, address, counts[counted] if counted else None) if address else None


def _shown(step: Placed) -> ShownStep:
    words = STEP_WORDS[step.code]
    by_hand = _named("close") if step.code == "close" else address_of(words.page)
    by_file = f"{reverse('intake_imports')}?kind={words.kind}" if words.kind else ""
    return ShownStep(step, words.name, words.why, by_hand, by_file, words.kind)


def address_of(page: str) -> str:
    """The address below the set-up, where there is such a page."""
    address = f"{reverse('setup')}{page}/"
    try:
        resolve(address)
    except Resolver404:
        return ""
    return address if page else ""


def _named(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
