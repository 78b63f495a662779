"""The list of outlets: what its rows show, and its points on the map."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from ronda.outlets.models import Outlet, PortfolioEntry
from ronda.outlets.queries.outlets import outlets_for
from ronda.outlets.queries.standings import current_licence
from ronda.outlets.queries.visible import covering
from ronda.people.queries import in_force
from ronda.people.rules import Viewer

MOST_POINTS = 10_000


@dataclass(frozen=True)
class Points:
    """Positions for a map; `too_many` when a map would not be read any more, and then there are none."""

    points: list[dict[str, Any]]
    too_many: bool


def listed_outlets(viewer: Viewer, *, on: date) -> QuerySet[Outlet]:
    """The viewer's outlets of the day, each with its holder and its licence of the day."""
    held = PortfolioEntry.objects.filter(in_force(), covering(on), outlet_id=OuterRef("pk"))
    licence = current_licence(on)
    return outlets_for(viewer, on=on).annotate(
        holder=Subquery(held.values("person__name")[:1]),
        holder_code=Subquery(held.values("person__code")[:1]),
        licence_standing=Subquery(licence.values("standing")[:1]),
        licence_expires=Subquery(licence.values("expires")[:1]),
    )


def holders_of(viewer: Viewer, *, on: date) -> list[tuple[str, str]]:
    """Code and name of everybody who holds one of the viewer's outlets on the day."""
    entries = PortfolioEntry.objects.filter(in_force(), covering(on), outlet__company_id=viewer.company_id)
    if viewer.scope != "company":
        entries = entries.filter(outlet__in=outlets_for(viewer, on=on))
    found = entries.order_by("person__name", "person__code").values_list("person__code", "person__name")
    return list(found.distinct())


def formats_of(viewer: Viewer) -> list[str]:
    """The formats that the company's outlets have."""
    formats = Outlet.objects.filter(company_id=viewer.company_id).exclude(format="")
    return list(formats.order_by("format").values_list("format", flat=True).distinct())


def points_of(outlets: QuerySet[Any]) -> Points:
    """The positions of listed outlets, in groups by their holder."""
    placed = outlets.filter(latitude__isnull=False, longitude__isnull=False).order_by("code")
    rows = placed.values_list("code", "name", "latitude", "longitude", "holder")[: MOST_POINTS + 1]
    found = list(rows)
    if len(found) > MOST_POINTS:
        return Points([], True)
    return Points([_point(row) for row in found], False)


def _point(row: Iterable[Any]) -> dict[str, Any]:
    code, name, latitude, longitude, holder = row
    return {
        "code": code,
        "name": name,
        "lat": float(latitude),
        "lon": float(longitude),
        "group": holder or "",
    }
