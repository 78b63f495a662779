"""Whether licences allow selling on a day, asked of the database; the rule in words is `licence_standing`."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from ronda.outlets.models import Licence, LicenceEvent
from ronda.people.queries import in_force


def with_standing(licences: QuerySet[Licence], on: date) -> QuerySet[Any]:
    """Each licence with its `standing` on the day, as `licence_standing` has it."""
    events = LicenceEvent.objects.filter(in_force(), licence_id=OuterRef("pk"), happened_on__lte=on)
    last = events.order_by("-happened_on", "-pk").values("kind")[:1]
    return licences.alias(last_event=Subquery(last)).annotate(
        standing=Case(
            When(issued__gt=on, then=Value("not yet issued")),
            When(Exists(events.filter(kind="revoked")), then=Value("revoked")),
            When(last_event="suspended", then=Value("suspended")),
            When(expires__lt=on, then=Value("expired")),
            default=Value("valid"),
        )
    )


def licence_is(state: str, on: date) -> Q:
    """Outlets by their licence; one that is valid counts before all others. `none`: there is no licence."""
    every = Licence.objects.filter(outlet_id=OuterRef("pk"))
    if state == "none":
        return ~Q(Exists(every))
    some = with_standing(every, on)
    valid = Q(Exists(some.filter(standing="valid")))
    return valid if state == "valid" else Q(Exists(some.filter(standing=state))) & ~valid


def licence_ends_within(days: int, on: date) -> Q:
    """Outlets whose last valid licence ends on one of the next days; today is one of them."""
    last = on + timedelta(days=days)
    # The index on the day finds the few first; only they are looked at for another licence.
    ending = Licence.objects.filter(expires__range=(on, last)).values("outlet_id")
    lasting = Licence.objects.filter(Q(expires__isnull=True) | Q(expires__gt=last), outlet_id=OuterRef("pk"))
    return (
        Q(pk__in=ending)
        & licence_is("valid", on)
        & ~Q(Exists(with_standing(lasting, on).filter(standing="valid")))
    )


def current_licence(on: date) -> QuerySet[Any]:
    """The licence that counts of the outlet in the outer question: a valid one first, then the longest."""
    licences = with_standing(Licence.objects.filter(outlet_id=OuterRef("pk")), on)
    first = Case(When(standing="valid", then=Value(0)), default=Value(1))
    return licences.order_by(first, F("expires").desc(nulls_first=True), "-pk")
