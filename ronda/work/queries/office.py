"""Records of the office that a viewer may see."""

from datetime import date

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import OfficeRecord
from ronda.work.queries.seen import seen_by
from ronda.work.rules.office_lines import OfficeLine
from ronda.work.rules.office_rights import may_see_office


def office_for(viewer: Viewer) -> QuerySet[OfficeRecord]:
    """Those of the viewer's centres, or of the company; NotAllowedError for the front office."""
    if not may_see_office(viewer):
        raise NotAllowedError("records of the office")
    return OfficeRecord.objects.filter(seen_by(viewer, centre="centre_id")).select_related("owner", "centre")


def office_numbered(viewer: Viewer, number: int) -> OfficeRecord:
    found = office_for(viewer).select_related("made_by").filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"record {number}", "is not in force among yours", "look again"))
    return found


def late_records(viewer: Viewer, *, on: date) -> QuerySet[OfficeRecord]:
    """Not done, and past their day."""
    return office_for(viewer).filter(is_late(on))


def is_late(on: date) -> Q:
    return Q(due__lt=on, state__in=[OfficeRecord.State.OPEN, OfficeRecord.State.REVIEW])


def lines_of(record: OfficeRecord) -> list[OfficeLine]:
    return [OfficeLine(**line) for line in record.lines]
