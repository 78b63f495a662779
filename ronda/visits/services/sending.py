"""The check out: a form is sent once, and everything that it says becomes what it is about."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.visits.models import Advice, PlannedVisit, Visit, VisitForm
from ronda.visits.queries.forms import own_form
from ronda.visits.rules import VisitRow
from ronda.visits.rules.forms import FormSaid, form_faults, minutes_of_stay
from ronda.visits.rules.proof import PlaceSaid
from ronda.visits.services.facts import record_visits
from ronda.visits.services.proof.asking import ask_about
from ronda.visits.services.proof.reading import take_reading
from ronda.visits.services.saving import save_form
from ronda.work.queries import records_numbered
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.rules_today import work_rules
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.services import complete_task
from ronda.work.services.customer_requests import RequestRaised, raise_request
from ronda.work.services.service_requests import ServiceAsked, ask_service
from ronda.work.services.tracing import leave_trace

KEY = "visit form {}"
OFFICER, TOPIC = "information_officer", "data"


@transaction.atomic
def send_form(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    key: UUID,
    said: FormSaid,
    left_at: datetime | None = None,
    place: PlaceSaid | None = None,
) -> VisitForm:
    """A form that was sent already is answered as it stands, whatever is said now: a tablet may repeat it.

    `left_at` is when the outlet was left; without it, the moment of sending. `place` is what the device said
    of where it was. What is odd about the visit is asked afterwards and never keeps it from being sent.
    """
    form = own_form(by, key)
    if form.sent_at is not None:
        return form
    refuse_if_any(list(form_faults(said, day=form.day)))
    form = save_form(by=by, at=at, key=key, said=said)
    form.left_at = left_at or at
    visit = _record(by, at, form)
    _complete(by, at, form)
    _raise(by, at, today, form, visit.number)
    _pass_on(by, at, today, form)
    form.visit, form.sent_at = visit, at
    form.save(update_fields=["visit", "sent_at", "left_at"])
    _fulfil(form, visit)
    _give(by, at, form)
    leave_trace(by=by, at=at, about="visit", number=visit.number, what="visit.sent", said=_told(form))
    take_reading(by=by, at=at, form=form, moment="left", said=place)
    ask_about(by=by, at=at, form=form)
    return form


def _record(by: Viewer, at: datetime, form: VisitForm) -> Visit:
    """The record that the month reads; under the form's own key it is made once."""
    key = KEY.format(form.key)
    row = VisitRow(
        outlet_code=form.outlet.code,
        person_code=form.person.code,
        day=form.day,
        kind=form.kind,
        started_at=form.arrived_at,
        minutes=minutes_of_stay(form.arrived_at, form.left_at),
        outcome=form.outcome,
        source_key=key,
        priority=str(form.priority_id) if form.priority_id else "",
    )
    record_visits(by=by, at=at, rows=[row])
    return Visit.objects.get(company_id=by.company_id, source_key=key, withdrawn_at=None)


def _complete(by: Viewer, at: datetime, form: VisitForm) -> None:
    """A task whose result is written is done; one that somebody has done meanwhile stays as it is."""
    if form.task_number is None or not form.task_result:
        return
    [task] = records_numbered(tasks_in_force(by), [form.task_number])
    if task.outlet_id != form.outlet_id:
        raise NotAllowedError(f"task {form.task_number}")
    if task.done_on is None:
        complete_task(by=by, at=at, number=task.number, done_on=form.day, result=form.task_result)


def _raise(by: Viewer, at: datetime, today: date, form: VisitForm, visit: int) -> None:
    text = form.asked.get("text", "")
    if not text:
        return
    raised = RequestRaised(
        outlet_code=form.outlet.code,
        topic=form.asked.get("topic", ""),
        text=text,
        raised_on=form.day,
        visit_number=visit,
    )
    try:
        raise_request(by=by, at=at, today=max(today, form.day), raised=raised)
    except NotAllowedError:
        raise
    except RefusedError as refused:
        raise RefusedError(*map(_in_the_form, refused.problems)) from refused


def _in_the_form(problem: Problem) -> Problem:
    """The fields of a request have their own names in the form of a visit."""
    places = {"topic": "request_topic", "text": "request_text"}
    return Problem(places.get(problem.where, problem.where), problem.what, problem.remedy)


def _pass_on(by: Viewer, at: datetime, today: date, form: VisitForm) -> None:
    """What is different of the base data goes to the information officer, who has it put right."""
    change = form.asked.get("change", "")
    if form.base_data != VisitForm.BaseData.CHANGED or not change:
        return
    people = colleagues_of(by, on=today, centres=[form.outlet.centre_id])
    officers = [each for each in people if each.post == OFFICER and each.person_id != by.person_id]
    if officers and TOPIC in work_rules(today).service_request_days:
        text = f"{form.outlet.name} ({form.outlet.code}): {change}"
        asked = ServiceAsked(TOPIC, text, officers[0].code, outlet_id=form.outlet_id)
        ask_service(by=by, at=at, today=today, asked=asked)


def _fulfil(form: VisitForm, visit: Visit) -> None:
    if form.planned is None:
        return
    form.planned.state, form.planned.visit = PlannedVisit.State.DONE, visit
    form.planned.save(update_fields=["state", "visit"])


def _give(by: Viewer, at: datetime, form: VisitForm) -> None:
    """Advice that was shown has a day; what was not shown is left out; words of one's own are advice too."""
    rows = Advice.objects.filter(form=form)
    rows.filter(state=Advice.State.DRAFTED).update(state=Advice.State.DISMISSED)
    rows.exclude(state=Advice.State.DISMISSED).update(given_on=form.day)
    if form.advice:
        Advice.objects.create(
            company_id=by.company_id,
            outlet_id=form.outlet_id,
            form=form,
            person_id=form.person_id,
            text=form.advice,
            state=Advice.State.GIVEN,
            given_on=form.day,
            answer=form.answer[:300],
            made_at=at,
        )


def _told(form: VisitForm) -> Mapping[str, Any]:
    minutes = minutes_of_stay(form.arrived_at, form.left_at)
    return {"minutes": minutes} if minutes is not None else {}
