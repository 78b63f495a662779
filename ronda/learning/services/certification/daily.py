"""What the certification does by itself once a day: reminders before the last day, sessions that are over."""

from datetime import date, datetime, timedelta

from django.db import transaction

from ronda.kernel.refusal import RefusedError
from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.queries.certification.seeing import certifying_rules
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_traces

STATE = CertificationSession.State


def do_certification_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """By the name of what was done; a second time on a day finds nothing left to do."""
    return {work.__name__: work(by, at, today) for work in (remind, end_sessions)}


@transaction.atomic
def remind(by: Viewer, at: datetime, today: date) -> int:
    """Whoever is invited and has not registered, once for each of the policy's days before the last one."""
    try:
        days = certifying_rules(today)[1].remind_days
    except RefusedError:
        return 0
    waiting = SessionEntry.objects.filter(
        session__company_id=by.company_id,
        session__state=STATE.PLANNED,
        session__register_until__gte=today,
        state=SessionEntry.State.INVITED,
    ).select_related("session")
    due = [entry for entry in waiting if _is_due(entry, days, today)]
    SessionEntry.objects.filter(pk__in=[each.pk for each in due]).update(reminded_on=today)
    told = [(each.pk, {"until": each.session.register_until.isoformat()}) for each in due]
    leave_traces(by=by, at=at, about="certification_entry", what="entry.reminded", said=told)
    return len(due)


@transaction.atomic
def end_sessions(by: Viewer, at: datetime, today: date) -> int:
    """Its day has passed; whoever did not register did not sit it, and the obligation stays."""
    over = CertificationSession.objects.filter(
        company_id=by.company_id, state=STATE.PLANNED, held_on__lt=today
    )
    numbers = list(over.values_list("pk", flat=True))
    over.update(state=STATE.HELD)
    leave_traces(
        by=by,
        at=at,
        about="certification_session",
        what="session.over",
        said=[(number, {}) for number in numbers],
    )
    return len(numbers)


def _is_due(entry: SessionEntry, days: tuple[int, ...], today: date) -> bool:
    last = entry.session.register_until
    reached = [last - timedelta(days=each) for each in days if last - timedelta(days=each) <= today]
    return bool(reached) and (entry.reminded_on is None or entry.reminded_on < max(reached))
