"""Weeks later somebody looks whether what was learnt is applied on the job."""

from datetime import date, datetime, timedelta

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import EffectCheck
from ronda.learning.queries.practice.effects import effect_for, may_check, visits_since_learnt
from ronda.learning.queries.practice.who import practice_rules
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "effect"


@transaction.atomic
def check_effect(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    number: int,
    applied: str,
    said: str,
    visit: int | None = None,
) -> EffectCheck:
    """By whoever leads the person or trains the course. Without an occasion it is put off, once."""
    seen = effect_for(by, number, today)
    if seen.person_id == by.person_id:
        raise NotAllowedError("checking yourself")
    check = (
        EffectCheck.objects.select_for_update(of=("self",)).select_related("course", "done").get(pk=seen.pk)
    )
    if check.checked_at is not None:
        raise RefusedError(Problem(ABOUT, "is a check that is done", "look at the list again"))
    if not may_check(by, check, today):
        raise NotAllowedError(f"check {number}")
    if applied not in EffectCheck.Applied.values:
        raise RefusedError(Problem("applied", "has no answer", "choose one of those offered"))
    if not said.strip():
        raise RefusedError(Problem("said", "says nothing", "write what was seen"))
    if visit is not None and visit not in {each.number for each in visits_since_learnt(by, check, today)}:
        raise RefusedError(Problem("visit", "is no visit of this person since then", "choose another"))
    put_off = applied == EffectCheck.Applied.NO_OCCASION and check.applied != applied
    check.applied, check.said, check.visit_number = applied, said.strip()[:500], visit
    check.checked_by_id = by.person_id
    if put_off:
        check.due_on = max(check.due_on, today) + timedelta(days=practice_rules(today).no_occasion_days)
    else:
        check.checked_at = at
    check.save()
    what = f"{ABOUT}.{'put_off' if put_off else 'checked'}"
    told = {"due": check.due_on.isoformat()} if put_off else {}
    leave_trace(by=by, at=at, about=ABOUT, number=check.pk, what=what, said=told)
    return check
