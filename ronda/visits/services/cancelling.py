"""A visit that does not take place: given up for a reason, or missed."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Promise, VisitForm
from ronda.visits.queries.forms import own_form
from ronda.visits.queries.plans_today import overdue_visits

LONGEST_REASON = 500


@transaction.atomic
def cancel_form(*, by: Viewer, at: datetime, key: UUID, why: str) -> VisitForm:
    """The planned visit is cancelled with it; what the form settled is open again. Twice is once."""
    form = own_form(by, key)
    if form.cancelled_at is not None:
        return form
    if form.sent_at is not None:
        raise RefusedError(Problem("form", "is sent already", "take the visit back instead"))
    if not why.strip():
        raise RefusedError(Problem("why", "says no reason", "say why it does not take place"))
    form.cancelled_at, form.cancelled_why = at, why.strip()[:LONGEST_REASON]
    form.save(update_fields=["cancelled_at", "cancelled_why"])
    Promise.objects.filter(settled_in=form).update(settled_in=None, kept=None)
    if form.planned is not None:
        form.planned.state = PlannedVisit.State.CANCELLED
        form.planned.state_why = form.cancelled_why
        form.planned.save(update_fields=["state", "state_why"])
    return form


@transaction.atomic
def mark_missed(by: Viewer, at: datetime, today: date) -> int:
    """Planned visits of past days that nobody began; how many."""
    missed = list(overdue_visits(by.company_id, today).values_list("pk", flat=True))
    return PlannedVisit.objects.filter(pk__in=missed).update(state=PlannedVisit.State.MISSED)
