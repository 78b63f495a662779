"""What repeated problems ask for: proposals with the problems that they stand on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from ronda.people.rules import Viewer
from ronda.work.models import Problem, Process, ProcessProposal
from ronda.work.queries.seen import shared_with

SHOWN = 50


@dataclass(frozen=True)
class Repeated:
    """A proposal with those of its problems that the viewer reads, and how many it stands on in all."""

    proposal: ProcessProposal
    problems: Sequence[Problem]


def repeated_problems(viewer: Viewer, *, settled: bool = False) -> list[Repeated]:
    """Open ones, or the latest that are settled; only what stands on a problem that the viewer reads."""
    proposals = ProcessProposal.objects.filter(company_id=viewer.company_id)
    opened = ProcessProposal.State.OPEN
    proposals = proposals.exclude(state=opened) if settled else proposals.filter(state=opened)
    problems = (
        Problem.objects.filter(shared_with(viewer)).select_related("owner", "outlet").order_by("found_on")
    )
    found = proposals.select_related("process", "settled_by").prefetch_related(
        Prefetch("problems", queryset=problems, to_attr="read")
    )
    return [Repeated(each, each.read) for each in found[:SHOWN] if each.read]


def processes_in_use(viewer: Viewer) -> list[tuple[str, str]]:
    """Number and title, to choose from."""
    found = Process.objects.filter(company_id=viewer.company_id, ended_on=None).order_by("title")
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")]


def process_numbered(viewer: Viewer, number: int | None) -> Process | None:
    return Process.objects.filter(company_id=viewer.company_id, ended_on=None, pk=number or 0).first()
