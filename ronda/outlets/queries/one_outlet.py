"""Everything about one outlet: its licences, who held it when, what it was sold, what was changed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.outlets.models import Licence, LicenceEvent, Outlet, PortfolioEntry
from ronda.outlets.queries.edits import Edit, edits_of_outlet
from ronda.outlets.queries.outlet_sales import OutletSales, sales_of_outlet
from ronda.outlets.queries.outlets import outlet_named
from ronda.outlets.queries.standings import with_standing
from ronda.people.rules import Viewer

MONTHS = 24


@dataclass(frozen=True)
class LicencePage:
    """A licence with its standing of the day, and what happened to it, the latest first."""

    licence: Licence
    standing: str
    events: list[LicenceEvent]


@dataclass(frozen=True)
class OutletPage:
    """One outlet as its page shows it."""

    outlet: Outlet
    licences: list[LicencePage]
    holdings: list[PortfolioEntry]
    sales: OutletSales
    edits: list[Edit]
    on: date

    @property
    def holder(self) -> PortfolioEntry | None:
        """Whoever holds it on the day."""
        covering = (h for h in self.holdings if h.start <= self.on and (h.end is None or h.end > self.on))
        return next(covering, None)


def outlet_page(viewer: Viewer, code: str, *, on: date) -> OutletPage:
    """In few questions to the database: each table is asked once."""
    outlet = outlet_named(viewer, code, on=on, beside=("centre", "company"))
    told = "known_by", "withdrawn_by"
    entries = list(PortfolioEntry.objects.filter(outlet=outlet).select_related("person", *told))
    events = list(LicenceEvent.objects.filter(licence__outlet=outlet).select_related("licence", *told))
    last = Month.of(on)
    months = [last.plus(-back) for back in range(MONTHS - 1, -1, -1)]
    standing = [each for each in entries if each.withdrawn_at is None]
    return OutletPage(
        outlet,
        _pages(with_standing(Licence.objects.filter(outlet=outlet), on), events),
        sorted(standing, key=lambda each: each.start, reverse=True),
        sales_of_outlet(viewer, outlet.pk, months),
        edits_of_outlet(outlet, entries, events),
        on,
    )


def licence_page(viewer: Viewer, outlet_code: str, number: str, *, on: date) -> LicencePage | None:
    """One licence of an outlet of the viewer's."""
    outlet = outlet_named(viewer, outlet_code)
    licences = with_standing(Licence.objects.filter(outlet=outlet, number=number), on)
    events = LicenceEvent.objects.filter(licence__outlet=outlet, licence__number=number)
    return next(iter(_pages(licences, list(events.select_related("licence")))), None)


def _pages(licences: QuerySet[Licence], events: list[LicenceEvent]) -> list[LicencePage]:
    happened: dict[int, list[LicenceEvent]] = {}
    for event in sorted(events, key=lambda each: (each.happened_on, each.pk), reverse=True):
        if event.withdrawn_at is None:
            happened.setdefault(event.licence_id, []).append(event)
    return [
        LicencePage(each, getattr(each, "standing"), happened.get(each.pk, []))  # noqa: B009 - an annotation
        for each in licences.select_related("outlet").order_by("-expires", "number")
    ]
