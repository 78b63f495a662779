"""What a process is called, whose it is, when it is looked at again, and its end."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, unknown_code
from ronda.work.models import Process
from ronda.work.rules.company_wide import may_write_rules
from ronda.work.services.processes.finding import process_to_write
from ronda.work.services.processes.writing import adopt_version, write_version
from ronda.work.services.tracing import leave_trace

ABOUT = "process"


@dataclass(frozen=True)
class ProcessRow:
    """`owner_code` is the number of the person who answers for the process."""

    title: str
    area: str
    owner_code: str
    review_on: date


@transaction.atomic
def begin_process(
    *, by: Viewer, at: datetime, code: str, row: ProcessRow, text: str, starts: date | None = None
) -> Process:
    """A process with its first version; `starts` adopts it at once, by who may."""
    if not may_write_rules(by):
        raise NotAllowedError("the process library")
    if Process.objects.filter(company_id=by.company_id, code=code.strip()).exists():
        raise RefusedError(Problem("code", "is the code of another process", "choose another code"))
    process = Process(company_id=by.company_id, code=code.strip())
    _put(by, process, row)
    leave_trace(by=by, at=at, about=ABOUT, number=process.pk, what="process.begun")
    version = write_version(by=by, at=at, number=process.pk, text=text, why="")
    if starts is not None:
        adopt_version(by=by, at=at, number=process.pk, version=version.version, starts=starts)
    return process


@transaction.atomic
def change_process(*, by: Viewer, at: datetime, number: int, row: ProcessRow) -> Process:
    process = process_to_write(by, number)
    _put(by, process, row)
    leave_trace(by=by, at=at, about=ABOUT, number=process.pk, what="process.changed")
    return process


@transaction.atomic
def end_process(*, by: Viewer, at: datetime, number: int, on: date, why: str) -> Process:
    """It stays in the library to be read; it is no longer reviewed."""
    process = process_to_write(by, number, shaping=True)
    if not why.strip():
        raise RefusedError(Problem("why", "has no reason", "say why it is no longer used"))
    process.ended_on = on
    process.save(update_fields=["ended_on"])
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="process.ended", why=why.strip())
    return process


def _put(by: Viewer, process: Process, row: ProcessRow) -> None:
    people = numbers_of_people(by)
    if row.owner_code not in people:
        refuse_if_any([unknown_code("owner", "person", row.owner_code)])
    process.title, process.area = row.title.strip(), row.area
    process.owner_id, process.review_on = people[row.owner_code], row.review_on
    refuse_if_any(invalid_fields(process, "process"))
    process.save()
