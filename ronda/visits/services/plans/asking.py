"""A plan is made in the background, for the search takes longer than a page may."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ronda.jobs.rules import JobView
from ronda.jobs.services import Progress, ask_for
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.services.plans.making import make_plan

KIND = "visit_plan"


def subject_of(person: str, month: Month) -> str:
    """One plan at a time for a person and month."""
    return f"{person} {month}"


def ask_for_plan(
    *, by: Viewer, at: datetime, person: str, month: Month, starts: date | None, why: str
) -> JobView:
    """What may not be planned is refused by the runner, whose refusal the work shows."""
    asked = {
        "person": person,
        "month": str(month),
        "starts": starts.isoformat() if starts else "",
        "why": why,
    }
    return ask_for(by=by, at=at, kind=KIND, subject=subject_of(person, month), parameters=asked)


def run_plan(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Mapping[str, Any]:
    """The background work: a draft beside the plan in force."""
    asked = job.parameters
    starts = date.fromisoformat(asked["starts"]) if asked["starts"] else None
    month = Month.parse(asked["month"])
    made = make_plan(
        by=by, at=at, person=asked["person"], month=month, starts=starts, why=asked["why"], tell=tell
    )
    return {"plan": made.pk, "person": asked["person"], "month": asked["month"]}


def may_see_plans_made(viewer: Viewer) -> bool:
    """Whose background work of this kind a viewer may look at; the plan itself is asked for again."""
    return viewer.scope == "company"
