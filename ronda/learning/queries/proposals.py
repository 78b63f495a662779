"""Proposed courses, of oneself and of those one leads, and what has become of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import CourseDone, CourseProposal, EffectCheck
from ronda.learning.queries.courses import learning_seen
from ronda.people.queries import people_for
from ronda.people.rules import Viewer
from ronda.work.rules import as_leader


@dataclass(frozen=True)
class ProposalsWanted:
    """What the list is narrowed down to."""

    words: str = ""
    state: str = ""
    cause: str = ""


@dataclass(frozen=True)
class After:
    """How the indicator stood in a later closed month."""

    month: str
    met: bool


@dataclass(frozen=True)
class Chain:
    """From what was weak to the look at the job; None: not reached yet."""

    proposal: CourseProposal
    done: CourseDone | None
    effect: EffectCheck | None
    after: Sequence[After]


ReadAfter = Callable[[Viewer, int, str, str], Sequence[After]]
_READ_AFTER: list[ReadAfter] = []


def read_after(read: ReadAfter) -> None:
    """Who closes months says how a person's indicator stood after a month, to viewers who may see it."""
    _READ_AFTER[:] = [read]


def proposals_for(
    viewer: Viewer, *, on: date, wanted: ProposalsWanted | None = None
) -> QuerySet[CourseProposal]:
    """With the day on which the course was done since."""
    done = CourseDone.objects.filter(
        course=OuterRef("course"), person=OuterRef("person"), at__gte=OuterRef("proposed_at")
    ).order_by("day")
    rows = CourseProposal.objects.filter(learning_seen(viewer, on=on), company_id=viewer.company_id)
    rows = rows.select_related("person", "course", "settled_by").annotate(
        done_on=Subquery(done.values("day")[:1]),
        applied=Subquery(done.values("effect__applied")[:1]),
        course_title=F("course__title"),
        person_name=F("person__name"),
    )
    return _narrowed(rows, wanted or ProposalsWanted())


def proposal_for(viewer: Viewer, number: int, *, on: date) -> CourseProposal:
    found = proposals_for(viewer, on=on).filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"proposal {number}")
    return found


def chain_of(viewer: Viewer, proposal: CourseProposal) -> Chain:
    """Of a proposal that was read through `proposal_for`."""
    rows = CourseDone.objects.filter(
        course_id=proposal.course_id, person_id=proposal.person_id, at__gte=proposal.proposed_at
    )
    done = rows.select_related("effect__checked_by").order_by("day").first()
    month, code = proposal.said.get("month", ""), proposal.said.get("code", "")
    after: Sequence[After] = ()
    if proposal.cause == CourseProposal.Cause.INDICATOR and month and _READ_AFTER:
        after = _READ_AFTER[0](viewer, proposal.person_id, code, month)
    return Chain(proposal, done, getattr(done, "effect", None), after)


def may_propose(viewer: Viewer) -> bool:
    """Whoever leads somebody."""
    return bool(as_leader(viewer).roles)


def people_to_propose(viewer: Viewer, *, on: date) -> list[tuple[int, str, str]]:
    """Number, code and name of those whom the viewer leads."""
    if not may_propose(viewer):
        return []
    people = people_for(as_leader(viewer), on=on).exclude(pk=viewer.person_id or 0)
    return list(people.order_by("name").values_list("pk", "code", "name"))


def open_proposals(viewer: Viewer) -> QuerySet[CourseProposal]:
    """The viewer's own."""
    rows = CourseProposal.objects.filter(company_id=viewer.company_id, person_id=viewer.person_id or 0)
    return rows.filter(state=CourseProposal.State.OPEN).select_related("course")


def _narrowed(rows: QuerySet[Any], wanted: ProposalsWanted) -> QuerySet[Any]:
    for word in wanted.words.split():
        rows = rows.filter(Q(course__title__icontains=word) | Q(person__name__icontains=word))
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    return rows.filter(cause=wanted.cause) if wanted.cause else rows
