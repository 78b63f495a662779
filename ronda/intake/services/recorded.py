"""The records of two clocks that imports bring: how each is found, written and taken out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet

from ronda.inspection.queries.checks import checks_in_force
from ronda.inspection.rules import CheckRow
from ronda.inspection.services import record_checks, withdraw_checks
from ronda.intake.services.planning import RowService
from ronda.kernel.change import Change
from ronda.learning.queries import certificates_in_force
from ronda.learning.rules import CertificateRow
from ronda.learning.rules.faults import certificate_faults
from ronda.learning.services import record_certificates, withdraw_certificates
from ronda.people.rules import Viewer
from ronda.recognition.queries import forms_in_force
from ronda.recognition.rules import FormRow
from ronda.recognition.rules.faults import form_faults
from ronda.recognition.services import record_forms, withdraw_forms
from ronda.visits.queries import visits_in_force
from ronda.visits.rules import VisitRow
from ronda.visits.rules.faults import visit_faults
from ronda.visits.services import record_visits, withdraw_visits
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.listing import listing_targets_in_force
from ronda.work.queries.requests import requests_in_force
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.rules import HandoverRow, RequestRow, TaskRow
from ronda.work.rules.faults import handover_faults, request_faults, task_faults
from ronda.work.services import (
    record_handovers,
    record_requests,
    record_tasks,
    withdraw_handovers,
    withdraw_listing_targets,
    withdraw_requests,
    withdraw_tasks,
)


class Withdrawal(Protocol):
    """A service that takes records out of force, by their numbers."""

    def __call__(self, *, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]: ...


@dataclass(frozen=True)
class Standing:
    """Where the records in force are found, and what takes them out."""

    in_force: Callable[[Viewer], QuerySet[Any]]
    withdraw: Withdrawal


@dataclass(frozen=True)
class RecordKind:
    """`codes` are the fields that name something by its code, each with what it names."""

    row: type[Any]
    codes: Mapping[str, str]
    write: RowService[Any]
    standing: Standing
    faults: Callable[[Any], Iterable[tuple[str, str]]] = field(default=lambda row: ())


TASKS = Standing(tasks_in_force, withdraw_tasks)
HANDOVERS = Standing(handovers_in_force, withdraw_handovers)
REQUESTS = Standing(requests_in_force, withdraw_requests)
VISITS = Standing(visits_in_force, withdraw_visits)
CHECKS = Standing(checks_in_force, withdraw_checks)
FORMS = Standing(forms_in_force, withdraw_forms)
CERTIFICATES = Standing(certificates_in_force, withdraw_certificates)

# By the kind of their changes.
STANDING = {
    "work.task": TASKS,
    "work.handover": HANDOVERS,
    "work.customerrequest": REQUESTS,
    "work.listingtarget": Standing(listing_targets_in_force, withdraw_listing_targets),
    "visits.visit": VISITS,
    "inspection.informationcheck": CHECKS,
    "recognition.satisfactionform": FORMS,
    "learning.certificate": CERTIFICATES,
}
_CENTRE, _OUTLET = {"centre_code": "centre"}, {"outlet_code": "outlet"}
_OWNER = {"owner_code": "person"}

# By the kind of import.
RECORDS = {
    "tasks": RecordKind(TaskRow, {**_CENTRE, **_OWNER}, record_tasks, TASKS, task_faults),
    "handovers": RecordKind(
        HandoverRow,
        {**_CENTRE, **_OWNER, "receiver_code": "person", **_OUTLET},
        record_handovers,
        HANDOVERS,
        handover_faults,
    ),
    "requests": RecordKind(RequestRow, {**_OUTLET, **_OWNER}, record_requests, REQUESTS, request_faults),
    "visits": RecordKind(VisitRow, {**_OUTLET, "person_code": "person"}, record_visits, VISITS, visit_faults),
    "checks": RecordKind(CheckRow, _OUTLET, record_checks, CHECKS),
    "forms": RecordKind(FormRow, _OUTLET, record_forms, FORMS, form_faults),
    "certificates": RecordKind(
        CertificateRow, {"person_code": "person"}, record_certificates, CERTIFICATES, certificate_faults
    ),
}
