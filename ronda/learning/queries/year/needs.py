"""Who needs which course in a year, and for which cause."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.learning.models import Course, CourseDone, CourseProposal
from ronda.learning.queries.facts import levels_for
from ronda.learning.rules.courses import due_again_on
from ronda.people.queries import LedPerson
from ronda.people.rules import Viewer

LOWEST_LEVEL = 5
Key = tuple[int, int]
"""person, course"""


@dataclass(frozen=True)
class Need:
    """`cause`: compulsory, again, priority, level or proposed; `done`: completed in the year already."""

    person: LedPerson
    course: Course
    cause: str
    done: CourseDone | None = None


def courses_offered(company_id: int) -> list[Course]:
    courses = Course.objects.filter(company_id=company_id, state=Course.State.OFFERED)
    return list(courses.select_related("trainer").prefetch_related("requires").order_by("code"))


def needs_of(
    viewer: Viewer, people: Sequence[LedPerson], courses: Sequence[Course], year: int, *, on: date
) -> list[Need]:
    """By person and course; four statements. What was completed in the year is among them."""
    numbers = [each.person_id for each in people]
    done = _done(numbers)
    proposed = set(
        CourseProposal.objects.filter(person_id__in=numbers, state=CourseProposal.State.OPEN).values_list(
            "person_id", "course_id"
        )
    )
    operator = Viewer.operator(viewer.company_id)
    levels = levels_for(operator, on=on, people=numbers)
    return [
        need
        for person in people
        for course in courses
        if (need := _need(person, course, done[person.person_id, course.pk], proposed, levels, year))
    ]


def _done(people: Collection[int]) -> defaultdict[Key, list[CourseDone]]:
    """The latest last."""
    found: defaultdict[Key, list[CourseDone]] = defaultdict(list)
    for each in CourseDone.objects.filter(person_id__in=people).order_by("day", "pk"):
        found[each.person_id, each.course_id].append(each)
    return found


def _need(
    person: LedPerson,
    course: Course,
    done: Sequence[CourseDone],
    proposed: set[Key],
    levels: Mapping[int, int | None],
    year: int,
) -> Need | None:
    latest = done[-1] if done else None
    this_year = latest if latest is not None and latest.day.year == year else None
    if (person.person_id, course.pk) in proposed and this_year is None:
        return Need(person, course, "proposed")
    cause = _cause(person, course, levels.get(person.person_id))
    if this_year is not None:
        return Need(person, course, cause or "proposed", this_year)
    if not cause:
        return None
    if latest is not None:
        again = due_again_on(latest.day, course.refresh_months)
        return Need(person, course, "again") if again is not None and again.year <= year else None
    return Need(person, course, cause)


def _cause(person: LedPerson, course: Course, level: int | None) -> str:
    """Why somebody of this post and vocational level takes the course; empty for no cause at all."""
    if course.posts and person.post not in course.posts:
        return ""
    if course.compulsory:
        return "compulsory"
    if course.priority_id is not None:
        return "priority"
    next_level = LOWEST_LEVEL if level is None else level - 1
    return "level" if course.level is not None and course.level == next_level else ""
