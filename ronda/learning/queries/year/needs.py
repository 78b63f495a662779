"""Who needs which course in a year, and for which cause."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.learning.models import Course, CourseDone, CourseProposal
from ronda.learning.queries.facts import levels_for
from ronda.learning.queries.ladder import ladder_of, ladders_for
from ronda.learning.rules.courses import due_again_on
from ronda.people.queries import LedPerson
from ronda.people.rules import Viewer

LOWEST_LEVEL = 5
Key = tuple[int, int]
"""person, course"""


@dataclass(frozen=True)
class Need:
    """`cause`: compulsory, again, priority, level, rung, proposed, or before another one that is needed.

    `done`: completed in the year already.
    """

    person: LedPerson
    course: Course
    cause: str
    done: CourseDone | None = None


def courses_offered(company_id: int) -> list[Course]:
    """With what each requires and teaches; three statements."""
    courses = Course.objects.filter(company_id=company_id, state=Course.State.OFFERED)
    beside = ("requires", "competences")
    return list(courses.select_related("trainer").prefetch_related(*beside).order_by("code"))


def needs_of(
    viewer: Viewer, people: Sequence[LedPerson], courses: Sequence[Course], year: int, *, on: date
) -> list[Need]:
    """By person and course; ten statements. What was completed in the year is among them."""
    numbers = [each.person_id for each in people]
    proposed = CourseProposal.objects.filter(person_id__in=numbers, state=CourseProposal.State.OPEN)
    reads = Viewer.operator(viewer.company_id)
    known = _Known(
        year,
        _done(numbers),
        set(proposed.values_list("person_id", "course_id")),
        levels_for(reads, on=on, people=numbers),
        _missing(reads, people, on),
    )
    found = []
    for person in people:
        mine = {course.pk: need for course in courses if (need := _need(person, course, known))}
        found += _with_what_comes_before(person, mine, {each.pk: each for each in courses}, known)
    return found


@dataclass(frozen=True)
class _Known:
    """What needs follow from; `missing`: competences that the own rung or the next one still asks for."""

    year: int
    done: Mapping[Key, Sequence[CourseDone]]
    proposed: Collection[Key]
    levels: Mapping[int, int | None]
    missing: Mapping[int, Collection[int]]

    def latest(self, person: LedPerson, course: Course) -> CourseDone | None:
        done = self.done.get((person.person_id, course.pk), ())
        return done[-1] if done else None


def _done(people: Collection[int]) -> dict[Key, list[CourseDone]]:
    """The latest last."""
    found: defaultdict[Key, list[CourseDone]] = defaultdict(list)
    for each in CourseDone.objects.filter(person_id__in=people).order_by("day", "pk"):
        found[each.person_id, each.course_id].append(each)
    return dict(found)


def _missing(reads: Viewer, people: Sequence[LedPerson], on: date) -> dict[int, set[int]]:
    """By person; nobody where the company has no ladder."""
    ladder = ladder_of(reads, on)
    return {
        each.person.person_id: {need.competence for need in (*each.standing.own, *each.standing.ahead)}
        for each in ladders_for(reads, on=on, people=list(people), ladder=ladder)
    }


def _need(person: LedPerson, course: Course, known: _Known) -> Need | None:
    latest = known.latest(person, course)
    this_year = latest if latest is not None and latest.day.year == known.year else None
    proposed = (person.person_id, course.pk) in known.proposed
    cause = "proposed" if proposed else _cause(person, course, known)
    if this_year is not None:
        return Need(person, course, cause or "added", this_year)
    if latest is None or proposed:
        return Need(person, course, cause) if cause else None
    again = due_again_on(latest.day, course.refresh_months)
    due = cause and again is not None and again.year <= known.year
    return Need(person, course, "again") if due else None


def _cause(person: LedPerson, course: Course, known: _Known) -> str:
    """Why somebody of this post, level and rung takes the course; empty for no cause at all."""
    if course.posts and person.post not in course.posts:
        return ""
    if course.compulsory:
        return "compulsory"
    if course.priority_id is not None:
        return "priority"
    level = known.levels.get(person.person_id)
    if course.level is not None and course.level == (LOWEST_LEVEL if level is None else level - 1):
        return "level"
    missing = known.missing.get(person.person_id, ())
    return "rung" if any(each.pk in missing for each in course.competences.all()) else ""


def _with_what_comes_before(
    person: LedPerson, needs: dict[int, Need], courses: Mapping[int, Course], known: _Known
) -> list[Need]:
    """Nobody takes a course without what it requires: that is needed too, unless it was learnt once."""
    found = dict(needs)
    open_ = [need.course for need in needs.values() if need.done is None]
    while open_:
        for before in open_.pop().requires.all():
            course = courses.get(before.pk)
            if course is not None and before.pk not in found and known.latest(person, course) is None:
                found[before.pk] = Need(person, course, "before")
                open_.append(course)
    return list(found.values())
