"""What there is to count of outlets and their sales, without a look into any of it."""

from django.db.models import QuerySet

from ronda.outlets.models import LedgerSegment, Licence
from ronda.outlets.queries.outlets import outlets_for
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


def licence_rows(viewer: Viewer) -> QuerySet[Licence]:
    """The licences of the viewer's outlets."""
    return Licence.objects.filter(outlet__in=outlets_for(viewer))


def sold_segments(viewer: Viewer) -> QuerySet[LedgerSegment]:
    """The months' segments in force, for those who manage or close."""
    segments = LedgerSegment.objects.filter(in_force(), company_id=viewer.company_id)
    return segments if viewer.can_manage or viewer.can_freeze else segments.none()
