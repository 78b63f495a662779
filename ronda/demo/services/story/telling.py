"""The whole story of work, in the order in which one part leans on another."""

from collections.abc import Callable
from datetime import datetime

from ronda.demo.services.story import (
    Scene,
    cards,
    certification,
    chosen,
    class_changes,
    courses,
    effect,
    events,
    exams,
    handovers,
    high_tier,
    innovation,
    inspection_findings,
    inspection_rounds,
    ladder,
    load,
    method,
    office,
    paperwork,
    plans,
    practice,
    priorities,
    problems,
    proof,
    quotas,
    recognised,
    requests,
    surveys,
    tasks,
    topics,
    training_year,
    visit_plans,
    visits_done,
)
from ronda.people.rules import Viewer

PARTS = (
    cards,
    method,
    plans,
    priorities,
    tasks,
    handovers,
    requests,
    events,
    effect,
    problems,
    high_tier,
    office,
    load,
    paperwork,
    ladder,
    courses,
    visits_done,
    class_changes,
    proof,
    quotas,
    visit_plans,
    inspection_rounds,
    inspection_findings,
    exams,
    certification,
    practice,
    training_year,
    recognised,
    innovation,
    topics,
    surveys,
    chosen,
)


def tell_story(by: Viewer, *, now: datetime, progress: Callable[[str], None]) -> None:
    scene = Scene.of(by, now=now)
    for part in PARTS:
        progress(f"story {part.__name__.rpartition('.')[2]}")
        part.tell(scene)
