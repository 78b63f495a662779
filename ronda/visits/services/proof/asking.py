"""Questions about visits: asked when a form is sent, and once a day for what later visits show."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ronda.people.rules import Viewer
from ronda.visits.models import Flag, Photo, VisitForm
from ronda.visits.queries.proof.evidence import known_of, known_of_days
from ronda.visits.rules.proof import Odd, questions_about, questions_of_stay
from ronda.work.services.tracing import leave_traces

DAYS_LOOKED_AT = 3


def ask_about(*, by: Viewer, at: datetime, form: VisitForm) -> list[Flag]:
    """In the transaction that sends the form; asked again, it asks nothing twice."""
    found = known_of(by, form)
    return _ask(by.company_id, at, [(form, questions_about(*found))]) if found else []


@transaction.atomic
def ask_again(by: Viewer, at: datetime, today: date) -> int:
    """Of the last days, once more: a visit that was sent later may overlap with an earlier one. How many."""
    days = known_of_days(by, today - timedelta(days=DAYS_LOOKED_AT), today)
    asked = [
        (form, [odd for odd in questions_of_stay(known, limits) if odd is not None])
        for form, known, limits in days
    ]
    return len(_ask(by.company_id, at, asked))


def _ask(company_id: int, at: datetime, asked: Iterable[tuple[VisitForm, list[Odd]]]) -> list[Flag]:
    """One question of a kind for each visit, whoever finds it again."""
    wanted = [(form, odd) for form, odds in asked for odd in odds]
    if not wanted:
        return []
    forms = {form.pk for form, _odd in wanted}
    known = set(Flag.objects.filter(form_id__in=forms).values_list("form_id", "kind"))
    flags = [
        Flag(
            company_id=company_id,
            form=form,
            person_id=form.person_id,
            kind=odd.kind,
            said=_said(form, odd),
            raised_at=at,
        )
        for form, odd in wanted
        if (form.pk, odd.kind) not in known
    ]
    Flag.objects.bulk_create(flags)
    # It is the machine that asks, whoever sent the form.
    told = [(flag.pk, {"kind": flag.kind}) for flag in flags]
    leave_traces(by=Viewer.operator(company_id), at=at, about="flag", what="flag.asked", said=told)
    return flags


def _said(form: VisitForm, odd: Odd) -> dict[str, Any]:
    """Of a photo that was there before, when; and where, if it is the person's own."""
    said: dict[str, Any] = dict(odd.figures)
    if "of" in said:
        other = Photo.objects.select_related("form__outlet").get(pk=said["of"]).form
        said["day"] = other.day.isoformat()
        if other.person_id == form.person_id:
            said["other"] = other.outlet.name
    return said
