"""Reads of listing targets."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.outlets.queries import portfolio_for
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.models import ListingTarget
from ronda.work.queries.seen import seen_by


def listing_targets_in_force(viewer: Viewer) -> QuerySet[ListingTarget]:
    """Those of one's centres' outlets, or the company's."""
    return ListingTarget.objects.filter(in_force(), seen_by(viewer, centre="outlet__centre_id"))


def listing_targets_for(viewer: Viewer, month: Month) -> QuerySet[ListingTarget]:
    """What outlets are to carry; for an account manager the outlets held at the month's end."""
    targets = ListingTarget.objects.filter(in_force(), company_id=viewer.company_id, month=str(month))
    if viewer.scope == "own":
        held = portfolio_for(viewer, on=month.period.last_day)
        targets = targets.filter(outlet_id__in=held.values("outlet_id"))
    else:
        targets = targets.filter(seen_by(viewer, centre="outlet__centre_id"))
    return targets.select_related("outlet", "product")


def listing_pairs_in_force(company_id: int, months: Collection[str]) -> Iterable[tuple[str, int, int]]:
    """Month, outlet and product of every target in force."""
    targets = ListingTarget.objects.filter(in_force(), company_id=company_id, month__in=months)
    return targets.values_list("month", "outlet_id", "product_id")


def known_listing_targets(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the month's listing targets."""
    refuse_unless_freezing(viewer)
    targets = ListingTarget.objects.filter(believed_at(as_of), company_id=viewer.company_id, month=str(month))
    return [dict(row) for row in targets.values("outlet_id", "product_id")]
