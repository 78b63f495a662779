"""A year is planned in the background, for the search takes longer than a page may."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ronda.jobs.rules import JobView
from ronda.jobs.services import Progress, ask_for
from ronda.learning.queries.planned import OF_CENTRE, OF_COMPANY
from ronda.learning.services.year.making import make_training_plan
from ronda.people.rules import Viewer

KIND = "training_plan"


def subject_of(centre: str, year: int) -> str:
    """One plan at a time for a centre and year."""
    return f"{centre} {year}"


def ask_for_training_plan(
    *, by: Viewer, at: datetime, centre: str, year: int, starts: date | None, why: str
) -> JobView:
    """What may not be planned is refused by the runner, whose refusal the work shows."""
    asked = {"centre": centre, "year": year, "starts": starts.isoformat() if starts else "", "why": why}
    return ask_for(by=by, at=at, kind=KIND, subject=subject_of(centre, year), parameters=asked)


def run_training_plan(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Mapping[str, Any]:
    asked = job.parameters
    starts = date.fromisoformat(asked["starts"]) if asked["starts"] else None
    made = make_training_plan(
        by=by, at=at, centre=asked["centre"], year=asked["year"], starts=starts, why=asked["why"], tell=tell
    )
    return {"plan": made.pk}


def may_see_training_planned(viewer: Viewer) -> bool:
    """Whose background work of this kind a viewer may look at; the plan itself is asked for again."""
    return bool(viewer.roles & (OF_COMPANY | OF_CENTRE))
