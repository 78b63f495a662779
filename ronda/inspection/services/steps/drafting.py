"""A finding is written by whoever found it, from a unit inspected or from a confirmed flag, and issued."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.inspection.models import DrawnUnit, Finding
from ronda.inspection.queries.units.seen import own_unit
from ronda.inspection.queries.units.told import number_of
from ronda.inspection.rules.finding_kinds import kinds_of
from ronda.inspection.services.steps.taking import days_after, kept, taken, words
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries import numbered
from ronda.work.queries.tasks import tasks_in_force

FLAG_KIND = "false_visit"


@dataclass(frozen=True)
class FindingSaid:
    """`text` is the inspector's own words: what was found, and how."""

    kind: str
    text: str


@transaction.atomic
def draft_from_unit(*, by: Viewer, at: datetime, unit: int, said: FindingSaid) -> Finding:
    """Only whoever inspected the unit writes a finding about it, once it was sent."""
    drawn = own_unit(by, unit)
    if drawn.state != DrawnUnit.State.CHECKED:
        raise RefusedError(Problem("unit", "is not inspected yet", "send the inspection first"))
    if drawn.person is None or drawn.person_id == by.person_id:
        raise RefusedError(Problem("unit", "is nobody's work", "write a note to whoever leads the centre"))
    refuse_kind(said.kind, drawn.round.object)
    return _drafted(
        by,
        at,
        said,
        unit=drawn,
        person_id=drawn.person_id,
        outlet_id=drawn.outlet_id,
        centre_id=_centre_of(by, drawn),
        visit_number=number_of(drawn, "visit_number"),
    )


@transaction.atomic
def draft_from_flag(*, by: Viewer, at: datetime, flag: Any, said: FindingSaid) -> Finding:
    """Of a flag that the person could not explain: one finding each, however often it is asked for."""
    known = Finding.objects.filter(flag_id=flag.pk).exclude(state=Finding.State.WITHDRAWN).first()
    if known is not None:
        return known
    if flag.company_id != by.company_id or by.person_id is None or flag.person_id == by.person_id:
        raise NotAllowedError("a finding about this visit")
    refuse_kind(said.kind, "visits")
    form = flag.form
    return _drafted(
        by,
        at,
        said,
        flag=flag,
        person_id=flag.person_id,
        outlet_id=form.outlet_id,
        centre_id=form.outlet.centre_id,
        visit_number=form.visit_id and form.visit.number,
    )


def take_up_flag(*, by: Viewer, at: datetime, flag: Any) -> Finding | None:
    """A confirmed flag becomes a draft in the words of whoever confirmed it; the machine drafts nothing."""
    if by.person_id is None:
        return None
    text = flag.settled_why.strip() or str(flag.get_kind_display())
    return draft_from_flag(by=by, at=at, flag=flag, said=FindingSaid(FLAG_KIND, text))


@transaction.atomic
def change_finding(*, by: Viewer, at: datetime, today: date, number: int, said: FindingSaid) -> Finding:
    """While it is a draft."""
    finding = taken(by, number, "change", today)
    refuse_kind(said.kind, finding.unit.round.object if finding.unit else "visits")
    return kept(by, at, finding, "finding.changed", kind=said.kind, text=words("text", said.text))


@transaction.atomic
def issue_finding(*, by: Viewer, at: datetime, today: date, number: int) -> Finding:
    """From now on the person reads it and may answer."""
    finding = taken(by, number, "issue", today)
    due = days_after(by, today, "answer_days")
    told = {"due": due.isoformat()}
    return kept(by, at, finding, "finding.issued", said=told, issued_on=today, answer_due=due)


def refuse_kind(kind: str, inspected: str) -> None:
    if kind not in kinds_of(inspected):
        raise RefusedError(Problem("kind", "is no choice of the list", "choose one of the list"))


def _centre_of(by: Viewer, unit: DrawnUnit) -> int | None:
    """That of the outlet, of the task, or of the round."""
    if unit.outlet is not None:
        of_outlet: int = unit.outlet.centre_id
        return of_outlet
    number = number_of(unit, "task_number")
    machine = Viewer.operator(by.company_id)
    task = tasks_in_force(machine).filter(numbered([number])).first() if number else None
    found: int | None = task.centre_id if task is not None else unit.round.centre_id
    return found


def author(by: Viewer) -> int:
    """Only somebody who works here finds something; the machine does not."""
    if by.person_id is None:
        raise NotAllowedError("writing a finding")
    return by.person_id


def _drafted(by: Viewer, at: datetime, said: FindingSaid, **about: Any) -> Finding:
    finding = Finding(
        company_id=by.company_id,
        kind=said.kind,
        text=words("text", said.text),
        made_by_id=author(by),
        made_at=at,
        **about,
    )
    return kept(by, at, finding, "finding.drafted")
