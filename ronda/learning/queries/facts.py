"""Every read of learning: what the viewer may see, and the levels that people hold on a day."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.period import Month
from ronda.learning.models import Certificate
from ronda.learning.rules.certified import Held, level_on
from ronda.people.queries import believed_at, in_force, people_for, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.queries import NUMBER
from ronda.work.rules import as_leader

KEEPS_OR_LEADS = frozenset({"administrator", "leader", "operator"})


def certificates_in_force(viewer: Viewer) -> QuerySet[Certificate]:
    """The company's, for whoever keeps its records or leads it; else one's own."""
    certificates = Certificate.objects.filter(in_force(), company_id=viewer.company_id)
    if viewer.roles & KEEPS_OR_LEADS:
        return certificates
    return certificates.filter(person_id__in=[viewer.person_id])


def certificates_for(viewer: Viewer, *, on: date) -> QuerySet[Certificate]:
    """One's own and those of the people that the viewer leads on the day; the company's for its keepers."""
    if viewer.roles & KEEPS_OR_LEADS:
        return certificates_in_force(viewer).select_related("person")
    seen = people_for(as_leader(viewer), on=on)
    certificates = Certificate.objects.filter(in_force(), company_id=viewer.company_id, person__in=seen)
    return certificates.select_related("person")


def levels_for(viewer: Viewer, *, on: date, people: Collection[int]) -> Mapping[int, int | None]:
    """The highest level in force on the day, by person; None for those without a certificate."""
    held: dict[int, list[Held]] = defaultdict(list)
    seen = certificates_for(viewer, on=on).filter(person_id__in=people)
    for person_id, level, issued, expires in seen.values_list("person_id", "level", "issued", "expires"):
        held[person_id].append((level, issued, expires))
    return {person_id: level_on(on, held[person_id]) for person_id in people}


def known_certificates(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Rows of the certificates that count on the month's last day, as was believed at the moment."""
    refuse_unless_freezing(viewer)
    last = month.period.last_day
    unexpired = Q(expires__isnull=True) | Q(expires__gte=last)
    certificates = Certificate.objects.filter(
        believed_at(as_of), unexpired, company_id=viewer.company_id, issued__lte=last
    )
    names = ("person_id", "level", "issued", "expires")
    return [dict(row) for row in certificates.values(*names, certificate_id=NUMBER)]
