"""The process library: what is in force, what waits to be adopted, what is due for review."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Problem, Process, ProcessProposal, ProcessReview, ProcessVersion
from ronda.work.queries.seen import shared_with


@dataclass(frozen=True)
class ProcessPage:
    """`current` is the version in force on the day, `waiting` those that nobody adopted and none followed."""

    process: Process
    versions: list[ProcessVersion]
    current: ProcessVersion | None
    waiting: list[ProcessVersion]
    reviews: list[ProcessReview]
    proposals: list[ProcessProposal]
    problems: list[Problem]


def processes_for(viewer: Viewer, *, on: date) -> QuerySet[Process]:
    """Everybody in the company reads them; with `version` and `since` of the day, and whether one waits."""
    versions = ProcessVersion.objects.filter(process=OuterRef("pk"))
    current = versions.filter(adopted_at__isnull=False, starts__lte=on).order_by("-starts", "-version")
    return (
        Process.objects.filter(company_id=viewer.company_id)
        .select_related("owner")
        .annotate(
            in_force=Subquery(current.values("version")[:1]),
            since=Subquery(current.values("starts")[:1]),
            waits=Exists(versions.filter(adopted_at=None)),
        )
    )


def process_numbered(viewer: Viewer, number: int) -> Process:
    found = Process.objects.filter(company_id=viewer.company_id, pk=number).select_related("owner").first()
    if found is None:
        raise RefusedError(Fault(f"process {number}", "is not in force among yours", "look again"))
    return found


def process_page(viewer: Viewer, number: int, *, on: date) -> ProcessPage:
    versions = list(
        ProcessVersion.objects.filter(
            process_id=number, process__company_id=viewer.company_id
        ).select_related("process__owner", "written_by", "adopted_by", "problem")
    )
    # A process begins with its first version.
    process = versions[0].process if versions else process_numbered(viewer, number)
    adopted = [each for each in versions if each.adopted_at is not None]
    running = [each for each in adopted if each.starts is not None and each.starts <= on]
    current = max(running, key=lambda each: (each.starts, each.version), default=None)
    latest = max((each.version for each in adopted), default=0)
    return ProcessPage(
        process=process,
        versions=versions,
        current=current,
        waiting=[each for each in versions if each.adopted_at is None and each.version > latest],
        reviews=list(process.reviews.select_related("done_by")),
        proposals=_open_proposals(viewer, process),
        problems=list(problems_of(viewer, process)),
    )


def _open_proposals(viewer: Viewer, process: Process) -> list[ProcessProposal]:
    """Of the process, or of one of its problems; with the number of all problems that ask for it."""
    about = Q(process=process) | Q(problems__process=process)
    found = ProcessProposal.objects.filter(about, company_id=viewer.company_id, state="open")
    numbered = ProcessProposal.objects.filter(pk__in=found.values("pk")).annotate(number=Count("problems"))
    return list(numbered)


def problems_of(viewer: Viewer, process: Process) -> QuerySet[Problem]:
    """Those of the process that are not closed, as far as the viewer sees them."""
    settled = [Problem.State.CLOSED, Problem.State.DISMISSED]
    return Problem.objects.filter(shared_with(viewer), process=process).exclude(state__in=settled)


def version_numbered(
    viewer: Viewer, number: int, version: int
) -> tuple[ProcessVersion, ProcessVersion | None]:
    """A version, and the one that was in force before it or is in force while it waits."""
    process = process_numbered(viewer, number)
    versions = {each.version: each for each in process.versions.select_related("written_by", "adopted_by")}
    if version not in versions:
        raise RefusedError(Fault(f"version {version}", "is not in force among yours", "look again"))
    found = versions[version]
    found.process = process
    before = [each for each in versions.values() if each.adopted_at is not None and each.version < version]
    return found, max(before, key=lambda each: each.version, default=None)
