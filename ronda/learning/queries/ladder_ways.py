"""Where somebody can show what is missing: courses, exams to sit, drills that are planned."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.learning.models import Candidate, Course, Drill
from ronda.people.queries import LedPerson
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Way:
    """`kind` is that of the proof it leads to; `number` names the course, exam or drill."""

    kind: str
    title: str
    number: int
    day: date | None = None


def ways_of(
    viewer: Viewer, person: LedPerson, competences: Collection[int], *, on: date
) -> Mapping[int, list[Way]]:
    """Three statements; by competence, courses first."""
    found: dict[int, list[Way]] = defaultdict(list)
    for number, way in [
        *_courses(viewer, person, competences),
        *_exams(viewer, person),
        *_drills(viewer, person, competences, on),
    ]:
        found[number].append(way)
    return found


def courses_teaching(viewer: Viewer, competences: Collection[int]) -> Mapping[int, list[Way]]:
    """What is offered, for whichever posts, by competence."""
    found: dict[int, list[Way]] = defaultdict(list)
    for number, _posts, way in _offered(viewer, competences):
        found[number].append(way)
    return found


def _courses(viewer: Viewer, person: LedPerson, competences: Collection[int]) -> list[tuple[int, Way]]:
    return [
        (number, way)
        for number, posts, way in _offered(viewer, competences)
        if not posts or person.post in posts
    ]


def _offered(viewer: Viewer, competences: Collection[int]) -> list[tuple[int, Any, Way]]:
    offered = Course.objects.filter(
        company_id=viewer.company_id, state=Course.State.OFFERED, competences__in=competences
    )
    rows = offered.order_by("title", "pk").values_list("competences", "posts", "title", "pk")
    return [(number, posts, Way("course", title, pk)) for number, posts, title, pk in rows]


def _exams(viewer: Viewer, person: LedPerson) -> list[tuple[int, Way]]:
    """Open ones that the person is invited to, by the competences of their blueprint."""
    places = Candidate.objects.filter(
        person_id=person.person_id, exam__company_id=viewer.company_id, exam__state="open"
    ).exclude(exam__kind="mock")
    return [
        (int(competence), Way("exam", place.exam.title, place.exam_id))
        for place in places.select_related("exam")
        for competence in dict.fromkeys(
            row.get("competence") for part in place.exam.parts for row in part.get("rows", ())
        )
        if competence
    ]


def _drills(
    viewer: Viewer, person: LedPerson, competences: Collection[int], on: date
) -> list[tuple[int, Way]]:
    planned = Drill.objects.filter(
        company_id=viewer.company_id,
        centre_id=person.centre_id,
        state=Drill.State.PLANNED,
        day__gte=on,
        course__competences__in=competences,
    )
    rows = planned.order_by("day", "pk").values_list("course__competences", "title", "pk", "day")
    return [(number, Way("drill", title, pk, day)) for number, title, pk, day in rows]
