"""Visits as they were claimed up to a moment: what an inspection draws from, and the signs that it weighs."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models.functions import Coalesce

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.visits.models import Flag, Visit, VisitForm
from ronda.work.queries import NUMBER


@dataclass(frozen=True)
class ClaimedVisit:
    """A visit by its number, where it was and whose it is."""

    number: int
    outlet_id: int
    person_id: int


def claimed_visits(
    viewer: Viewer, first: date, last: date, as_of: datetime, *, centre_id: int | None = None
) -> list[ClaimedVisit]:
    """Visits, not field visits, of these days, recorded by the moment; of a centre or of the company."""
    found = Visit.objects.filter(
        in_force(),
        company_id=viewer.company_id,
        kind=Visit.Kind.VISIT,
        day__range=(first, last),
        known_at__lte=as_of,
    )
    if centre_id is not None:
        found = found.filter(outlet__centre_id=centre_id)
    return [ClaimedVisit(*row) for row in found.values_list(NUMBER, "outlet_id", "person_id")]


def signs_of_visits(viewer: Viewer, first: date, last: date) -> dict[int, dict[str, int]]:
    """By the number of a visit of these days, how often each kind of flag was raised and not explained."""
    flags = Flag.objects.filter(
        company_id=viewer.company_id, form__visit__isnull=False, form__day__range=(first, last)
    ).exclude(state=Flag.State.DISMISSED)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = flags.annotate(number=Coalesce("form__visit__first_id", "form__visit_id"))
    for number, kind in rows.order_by("pk").values_list("number", "kind"):
        found[number][kind] = found[number].get(kind, 0) + 1
    return dict(found)


def companions_of_visits(viewer: Viewer, numbers: Collection[int]) -> dict[int, int]:
    """By the number of a visit, who came along."""
    forms = VisitForm.objects.filter(company_id=viewer.company_id, together_with__isnull=False)
    rows = forms.annotate(number=Coalesce("visit__first_id", "visit_id")).filter(number__in=numbers)
    return dict(rows.values_list("number", "together_with_id"))
