"""What becomes of a proposed course: its person takes it or declines it; a leader proposes one too."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CourseProposal
from ronda.learning.queries.courses import course_for
from ronda.learning.queries.proposals import people_to_propose
from ronda.learning.services.proposing import propose_course
from ronda.people.rules import Viewer

LONGEST = 500


@transaction.atomic
def take_proposal(*, by: Viewer, at: datetime, number: int) -> CourseProposal:
    return _settle(by, at, number, CourseProposal.State.TAKEN)


@transaction.atomic
def decline_proposal(*, by: Viewer, at: datetime, number: int, why: str) -> CourseProposal:
    """The reason is read by whoever leads the person."""
    if not why.strip():
        raise RefusedError(Problem("why", "is wanting in words", "say why the course does not help"))
    if len(why) > LONGEST:
        raise RefusedError(Problem("why", "is longer than fits", "say it shorter"))
    return _settle(by, at, number, CourseProposal.State.DECLINED, why.strip())


@transaction.atomic
def propose_as_leader(
    *, by: Viewer, at: datetime, today: date, course: int, person_id: int, why: str
) -> CourseProposal:
    """To somebody whom one leads, in one's own words."""
    if person_id not in {each for each, _, _ in people_to_propose(by, on=today)}:
        raise NotAllowedError(f"a course for person {person_id}")
    if not why.strip():
        raise RefusedError(Problem("why", "is wanting in words", "say what it is to help with"))
    found = course_for(by, course)
    proposal = propose_course(
        company_id=by.company_id,
        person_id=person_id,
        course=found,
        cause=CourseProposal.Cause.PERSON,
        said={"by": by.person_id, "why": why.strip()[:LONGEST]},
        at=at,
    )
    if proposal is None:
        what = "is not for this post, lies open, or was done or declined not long ago"
        raise RefusedError(Problem("person", what, "choose another person or course"))
    return proposal


def _settle(by: Viewer, at: datetime, number: int, state: str, why: str = "") -> CourseProposal:
    own = CourseProposal.objects.select_for_update(of=("self",)).filter(
        pk=number, company_id=by.company_id, person_id=by.person_id or 0
    )
    proposal = own.select_related("course").first()
    if proposal is None:
        raise NotAllowedError(f"proposal {number}")
    if proposal.state != CourseProposal.State.OPEN:
        raise RefusedError(Problem("proposal", "was settled meanwhile", "look at the page again"))
    proposal.state, proposal.why = state, why
    proposal.settled_by_id, proposal.settled_at = by.person_id, at
    proposal.save(update_fields=["state", "why", "settled_by", "settled_at"])
    return proposal
