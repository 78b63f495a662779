"""The outlets that a viewer may see, with their licences and who looks after them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Licence, LicenceEvent, Outlet, PortfolioEntry
from ronda.outlets.queries.visible import covering, visible_outlets
from ronda.outlets.rules import licence_standing
from ronda.outlets.rules.licences import Standing
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class LicenceStanding:
    """A licence and whether it allows selling on the day that was asked for."""

    licence: Licence
    standing: Standing


def outlets_for(viewer: Viewer, *, on: date | None = None) -> QuerySet[Outlet]:
    """An account manager sees the own portfolio of the day; without a day, of any time."""
    return Outlet.objects.filter(visible_outlets(viewer, on=on)).select_related("centre")


def outlet_named(
    viewer: Viewer, code: str, *, on: date | None = None, beside: Sequence[str] = ("centre",)
) -> Outlet:
    """`beside` are the records that are wanted with it, in the same question to the database."""
    outlet = outlets_for(viewer, on=on).select_related(*beside).filter(code=code).first()
    if outlet is None:
        raise RefusedError(Problem(f"outlet {code}", "is not among your outlets", "look at the code again"))
    return outlet


def numbers_of_outlets(viewer: Viewer) -> dict[str, int]:
    return dict(outlets_for(viewer).values_list("code", "pk"))


def portfolio_for(viewer: Viewer, *, on: date) -> QuerySet[PortfolioEntry]:
    """Who holds which of the viewer's outlets on the day, as believed now."""
    return (
        PortfolioEntry.objects.filter(in_force(), covering(on), outlet__in=outlets_for(viewer, on=on))
        .select_related("outlet", "person")
        .order_by("outlet__code")
    )


def licences_for(viewer: Viewer, *, on: date) -> list[LicenceStanding]:
    """The licences of the viewer's outlets, those that expire first at the top."""
    licences = Licence.objects.filter(outlet__in=outlets_for(viewer, on=on)).select_related("outlet")
    events: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for event in LicenceEvent.objects.filter(in_force(), licence__in=licences):
        events[event.licence_id].append((event.happened_on, event.kind))
    return [
        LicenceStanding(each, licence_standing(each.issued, each.expires, events[each.pk], on))
        for each in licences.order_by(F("expires").asc(nulls_last=True), "outlet__code", "number")
    ]
