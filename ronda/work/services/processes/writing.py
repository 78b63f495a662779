"""Another text of a process, and its adoption from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Process, ProcessVersion
from ronda.work.queries.processes import problems_of
from ronda.work.services.processes.finding import process_to_write
from ronda.work.services.tracing import leave_trace

ABOUT = "process"


@transaction.atomic
def write_version(
    *, by: Viewer, at: datetime, number: int, text: str, why: str, problem_id: int | None = None
) -> ProcessVersion:
    """The next version; nobody works by it before it is adopted. Every later one wants a reason."""
    process = process_to_write(by, number)
    latest = process.versions.order_by("-version").first()
    cleaned = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if not cleaned:
        raise RefusedError(Problem("text", "says nothing", "write what is done"))
    if latest is not None and latest.text == cleaned:
        raise RefusedError(Problem("text", "says the same as the latest version", "change it"))
    if latest is not None and not why.strip():
        raise RefusedError(Problem("why", "has no reason", "say why it changes"))
    if problem_id is not None and not problems_of(by, process).filter(pk=problem_id).exists():
        raise RefusedError(Problem("problem", "is not in force among yours", "choose another problem"))
    version = ProcessVersion.objects.create(
        process=process,
        version=(process.versions.aggregate(last=Max("version"))["last"] or 0) + 1,
        text=cleaned,
        why=why.strip(),
        written_by_id=by.person_id,
        written_at=at,
        problem_id=problem_id,
    )
    said = {"version": version.version}
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="process.written", said=said, why=version.why)
    return version


@transaction.atomic
def adopt_version(*, by: Viewer, at: datetime, number: int, version: int, starts: date) -> ProcessVersion:
    """In force from `starts` on, which is after the start of every version adopted before."""
    process = process_to_write(by, number, shaping=True)
    found = process.versions.filter(version=version).first()
    if found is None:
        raise RefusedError(Problem(f"version {version}", "is not in force among yours", "look again"))
    if found.adopted_at is not None:
        raise RefusedError(Problem("version", "this text is adopted already", "look at the page again"))
    _refuse_early(process, starts)
    found.starts, found.adopted_by_id, found.adopted_at = starts, by.person_id, at
    found.save(update_fields=["starts", "adopted_by", "adopted_at"])
    said = {"version": version, "starts": starts.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="process.adopted", said=said)
    return found


def _refuse_early(process: Process, starts: date) -> None:
    last = process.versions.filter(adopted_at__isnull=False).aggregate(last=Max("starts"))["last"]
    if last is not None and starts <= last:
        what = "lies before the start of the version in force"
        raise RefusedError(Problem("starts", what, "take a later day"))
