"""Sessions of the certification, and the entries that a viewer sees."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.queries.certification.seeing import may_organise, own, people_led_by
from ronda.people.rules import Viewer

ENTRY = SessionEntry.State
TAKING_PART = (ENTRY.INVITED, ENTRY.REGISTERED)


def sessions_for(viewer: Viewer) -> QuerySet[CertificationSession]:
    """Days and places are no secret in the company."""
    if not viewer.roles:
        return CertificationSession.objects.none()
    return CertificationSession.objects.filter(company_id=viewer.company_id)


def counted_sessions(viewer: Viewer, on: date) -> QuerySet[Any]:
    """With heads, of the people whose entries the viewer sees."""
    seen = Q(entries__in=session_entries(viewer, on).values("pk"))
    return sessions_for(viewer).annotate(
        invited=Count("entries", filter=seen),
        registered=Count("entries", filter=seen & Q(entries__state=ENTRY.REGISTERED)),
        passed=Count("entries", filter=seen & Q(entries__state=ENTRY.PASSED)),
        failed=Count("entries", filter=seen & Q(entries__state=ENTRY.FAILED)),
    )


def session_numbered(viewer: Viewer, number: int) -> CertificationSession:
    found = sessions_for(viewer).filter(pk=number).first()
    if found is None:
        problem = Problem(f"session {number}", "is not in force among yours", "look at the page again")
        raise RefusedError(problem)
    return found


def coming_sessions(viewer: Viewer, on: date) -> QuerySet[CertificationSession]:
    planned = sessions_for(viewer).filter(state=CertificationSession.State.PLANNED, held_on__gte=on)
    return planned.order_by("held_on", "-level")


def session_entries(viewer: Viewer, on: date | None = None) -> QuerySet[SessionEntry]:
    """One's own; with a day also those of the people led on it."""
    entries = SessionEntry.objects.filter(session__company_id=viewer.company_id)
    if on is None or not may_organise(viewer):
        return entries.filter(own(viewer))
    return entries.filter(person__in=people_led_by(viewer, on))


def entries_of(viewer: Viewer, session: CertificationSession, on: date) -> list[SessionEntry]:
    entries = session_entries(viewer, on).filter(session=session).select_related("person", "session")
    return list(entries.order_by("person__name", "pk"))


def entry_numbered(viewer: Viewer, number: int, on: date) -> SessionEntry:
    found = session_entries(viewer, on).filter(pk=number).select_related("person", "session").first()
    if found is None:
        raise NotAllowedError(f"entry {number}")
    return found


def may_change_session(viewer: Viewer, session: CertificationSession, on: date) -> bool:
    """Whoever leads everybody in it: a session with people of another centre is for the company's leaders."""
    if not may_organise(viewer):
        return False
    ours = session_entries(viewer, on).values("pk")
    return not SessionEntry.objects.filter(session=session).exclude(pk__in=ours).exists()


def own_entries(viewer: Viewer, states: Collection[str] | None = None) -> QuerySet[SessionEntry]:
    entries = session_entries(viewer).select_related("session").order_by("session__held_on", "pk")
    return entries if states is None else entries.filter(state__in=states)
