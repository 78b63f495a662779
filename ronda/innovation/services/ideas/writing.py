"""A suggestion is written in one line, from anywhere; the same one sent twice is one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ronda.innovation.models import Idea, IdeaStep
from ronda.innovation.queries.ideas import idea_for
from ronda.innovation.queries.who import innovation_rules, own_centre
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.work.queries.clocks import day_after
from ronda.work.services.tracing import leave_trace

ABOUT = "idea"
LONGEST = 300


@dataclass(frozen=True)
class IdeaSaid:
    """`outlet` by its code; `like`: the number of an earlier one that the viewer reads."""

    line: str
    more: str = ""
    kind: str = "idea"
    about: str = "other"
    outlet: str = ""
    like: int | None = None


@transaction.atomic
def write_idea(*, by: Viewer, at: datetime, today: date, key: UUID, said: IdeaSaid) -> Idea:
    """By anybody who works here; the answer is due in so many working days."""
    known = Idea.objects.filter(key=key).first()
    if known is not None:
        if known.person_id != by.person_id:
            raise NotAllowedError(f"idea {key}")
        return known
    centre_id = own_centre(by)
    if by.person_id is None or centre_id is None:
        raise NotAllowedError("writing a suggestion")
    idea = Idea.objects.create(
        company_id=by.company_id,
        centre_id=centre_id,
        key=key,
        person_id=by.person_id,
        outlet=_outlet(by, said.outlet),
        like=idea_for(by, said.like) if said.like else None,
        written_at=at,
        answer_due=day_after(by, today, innovation_rules(today).answer_days),
        **_told(said),
    )
    add_step(idea, by, at, today, Idea.State.PROPOSED)
    trace_idea(by, at, idea, "written")
    return idea


@transaction.atomic
def change_idea(*, by: Viewer, at: datetime, number: int, said: IdeaSaid) -> Idea:
    """By who wrote it, until it is answered."""
    idea = locked_idea(by, number)
    if idea.person_id != by.person_id:
        raise NotAllowedError(f"idea {number}")
    if idea.answered_at is not None:
        raise RefusedError(Problem(ABOUT, "is a suggestion that is answered", "write a comment below it"))
    for name, value in _told(said).items():
        setattr(idea, name, value)
    idea.save()
    trace_idea(by, at, idea, "changed")
    return idea


def locked_idea(by: Viewer, number: int) -> Idea:
    """One that the viewer reads, for a change."""
    seen = idea_for(by, number)
    return Idea.objects.select_for_update(of=("self",)).select_related("person").get(pk=seen.pk)


def add_step(
    idea: Idea,
    by: Viewer,
    at: datetime,
    day: date,
    state: str,
    *,
    said: str = "",
    worked: bool | None = None,
    where: int | None = None,
) -> IdeaStep:
    return IdeaStep.objects.create(
        idea=idea,
        state=state,
        day=day,
        by_id=by.person_id,
        where_id=where,
        worked=worked,
        said=said.strip(),
        at=at,
    )


def trace_idea(by: Viewer, at: datetime, idea: Idea, deed: str, **said: object) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=idea.pk, what=f"{ABOUT}.{deed}", said=said)


def _told(said: IdeaSaid) -> dict[str, str]:
    line = " ".join(said.line.split())
    if not line:
        raise RefusedError(Problem("line", "says nothing", "write it in one line"))
    if len(line) > LONGEST:
        raise RefusedError(Problem("line", "is longer than one line", "write the rest below it"))
    if said.kind not in Idea.Kind.values or said.about not in Idea.About.values:
        raise RefusedError(Problem("kind", "is no kind of suggestion", "choose one of those offered"))
    return {"line": line, "more": said.more.strip(), "kind": said.kind, "about": said.about}


def _outlet(by: Viewer, code: str) -> Any:
    if not code:
        return None
    found = outlets_for(by).filter(code=code).first()
    if found is None:
        raise RefusedError(Problem("outlet", "is not in force among yours", "choose another outlet"))
    return found
