"""Recurring tasks: begun, ended, and made ahead of their days."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import in_force, working_days_of
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Rhythm, Task
from ronda.work.queries.rhythms import may_direct_rhythm, rhythms_for
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import WorkingClock
from ronda.work.rules.rhythm_days import REACH, rhythm_days
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services.giving import give_tasks
from ronda.work.services.recording import withdraw_records
from ronda.work.services.tracing import leave_trace

# What a rhythm may say of each of its tasks.
SAID = frozenset({"goal", "evidence_wanted", "kind", "minutes", "accountable_id", "stage", "place"})


@transaction.atomic
def keep_rhythm(
    *,
    by: Viewer,
    at: datetime,
    centre_id: int,
    owner_id: int,
    title: str,
    duty: str,
    every: str,
    on: int = 1,
    starts: date,
    last: date | None = None,
    said: Mapping[str, Any] | None = None,
) -> Rhythm:
    """Begins a recurring task; those of the next days are made at once."""
    assert set(said or {}) <= SAID, "a rhythm says nothing else of its tasks"
    rhythm = Rhythm(
        company_id=by.company_id,
        centre_id=centre_id,
        owner_id=owner_id,
        title=title.strip(),
        duty=duty,
        every=every,
        on=on,
        said={"kind": "task", **(said or {})},
        starts=starts,
        last=last,
        made_by_id=by.person_id,
        made_at=at,
    )
    if not may_direct_rhythm(by, rhythm):
        raise NotAllowedError("giving recurring tasks in this centre")
    most = {"day": 31, "week": 7, "month": 31}.get(every, 0)
    if not 1 <= on <= most:
        raise RefusedError(Problem("on", "has no day on which it is due", "choose another day"))
    if last is not None and last < starts:
        raise RefusedError(Problem("last", "ends before it starts", "correct one of the days"))
    refuse_if_any(invalid_fields(rhythm, "title"))
    rhythm.save()
    leave_trace(by=by, at=at, about="rhythm", number=rhythm.pk, what="rhythm.begun")
    _make(rhythm, by, at, timezone.localdate(at))
    return rhythm


@transaction.atomic
def end_rhythm(*, by: Viewer, at: datetime, number: int, why: str) -> Rhythm:
    """No more of it; what is due after today and not done is withdrawn."""
    rhythm = rhythms_for(by).select_for_update(of=("self",)).filter(pk=number).first()
    if rhythm is None:
        what, remedy = "is not in force among yours", "look at the list again"
        raise RefusedError(Problem(f"recurring task {number}", what, remedy))
    if not may_direct_rhythm(by, rhythm):
        raise NotAllowedError("ending this recurring task")
    if rhythm.ended_at is not None:
        raise RefusedError(Problem(f"recurring task {number}", "has ended already", "look at the list again"))
    rhythm.ended_at = at
    rhythm.save(update_fields=["ended_at"])
    ahead = Task.objects.filter(in_force(), rhythm=rhythm, done_on=None, due__gt=timezone.localdate(at))
    withdraw_records(list(ahead), at=at, reason=why)
    leave_trace(by=by, at=at, about="rhythm", number=number, what="rhythm.ended", why=why)
    return rhythm


def make_recurring_tasks(by: Viewer, at: datetime, today: date) -> int:
    """The daily round: every rhythm's tasks of the days ahead; how many are new.

    A rhythm whose executor has left makes none, and does not keep the others from theirs.
    """
    made = 0
    running = Rhythm.objects.filter(Q(last=None) | Q(last__gte=today), company_id=by.company_id)
    for rhythm in running.filter(ended_at=None).order_by("pk"):
        try:
            with transaction.atomic():
                made += _make(rhythm, by, at, today)
        except RefusedError:
            continue
    return made


def _make(rhythm: Rhythm, by: Viewer, at: datetime, today: date) -> int:
    """What was made once is not made again, also where it is withdrawn by now or moved to another day."""
    until = today + timedelta(days=work_rules(today).recurring_days_ahead)
    first = max(rhythm.starts, today)
    if first > until:
        return 0
    reach = Period(first - REACH, until + REACH + timedelta(days=1))
    days = rhythm_days(rhythm, first, until, WorkingClock.of(working_days_of(by, reach)))
    keys = {f"rhythm:{rhythm.pk}:{day.isoformat()}": day for day in days}
    known = Task.objects.filter(company_id=by.company_id, source_key__in=list(keys))
    made = set(known.values_list("source_key", flat=True))
    orders = [_order(rhythm, key, day) for key, day in keys.items() if key not in made]
    if orders:
        give_tasks(by=by, at=at, orders=orders, batch=f"rhythm-{rhythm.pk}")
    Rhythm.objects.filter(pk=rhythm.pk).update(made_up_to=until)
    return len(orders)


def _order(rhythm: Rhythm, key: str, day: date) -> TaskOrder:
    return TaskOrder(
        centre_id=rhythm.centre_id,
        owner_id=rhythm.owner_id,
        title=rhythm.title,
        duty=rhythm.duty,
        due=day,
        rhythm_id=rhythm.pk,
        source_key=key,
        **rhythm.said,
    )
