"""The front office asks the back office: a hand-over whose owner is the one who was asked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Handover
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.service_duty import service_duty
from ronda.work.services.handover_hands import traced
from ronda.work.services.recording import add_records

LONGEST_TITLE = 100


@dataclass(frozen=True)
class ServiceAsked:
    """Topic of the policy, what is wanted, and whom it is asked of."""

    topic: str
    text: str
    to_code: str
    outlet_id: int | None = None
    plan_id: int | None = None


@transaction.atomic
def ask_service(*, by: Viewer, at: datetime, today: date, asked: ServiceAsked) -> Handover:
    """Anybody with a post, of the back office of the own centre; the topic says how long it may take."""
    if by.person_id is None or not by.centre_ids:
        raise NotAllowedError("asking the back office")
    people = colleagues_of(by, on=today)
    person = next((each for each in people if each.code == asked.to_code), None)
    allowed = work_rules(today).service_request_days.get(asked.topic)
    duty = service_duty(person.post) if person is not None else None
    faults = []
    if person is None or person.person_id == by.person_id or duty is None:
        faults.append(Problem("to", "does not serve the front office", "choose somebody of the back office"))
    if allowed is None:
        faults.append(Problem("topic", "is no topic of the policy", "choose one of the list"))
    if not asked.text.strip():
        faults.append(Problem("text", "says nothing", "write what is wanted"))
    if faults or person is None or duty is None or allowed is None:
        raise RefusedError(*faults)
    handover = Handover(
        company_id=by.company_id,
        centre_id=person.centre_id,
        kind=Handover.Kind.REQUEST,
        owner_id=person.person_id,
        receiver_id=by.person_id,
        duty=duty,
        topic=asked.topic,
        title=_title(asked.text),
        text=asked.text.strip(),
        outlet_id=asked.outlet_id,
        plan_id=asked.plan_id,
        started_on=today,
        allowed_days=allowed,
        known_at=at,
    )
    refuse_if_any(invalid_fields(handover, "request"))
    add_records([handover], at=at, refuse=lambda records: None)
    traced(by, at, handover, "handover.asked", {"name": person.name})
    return handover


def _title(text: str) -> str:
    """The first line, cut where it is long."""
    line = text.strip().splitlines()[0]
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"
