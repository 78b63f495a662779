"""Courses made, changed, offered and retired by those who keep them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Competence, Course, LearningForm
from ronda.learning.queries.courses import course_kept, refuse_unless_keeper
from ronda.learning.rules.courses import cycle_with
from ronda.people.queries import numbers_of_posts
from ronda.people.queries.appointed import people_of_company
from ronda.people.rules import Viewer
from ronda.work.queries.priorities import priorities_for
from ronda.work.services.tracing import leave_trace

ABOUT = "course"


@dataclass(frozen=True)
class CourseSaid:
    """A course as its keeper writes it: posts and competences by code, other courses by number."""

    code: str
    title: str
    form: str
    minutes: int
    purpose: str = ""
    seats: int | None = None
    cost_cents: int = 0
    posts: Sequence[str] = ()
    compulsory: bool = False
    refresh_months: int | None = None
    level: int | None = None
    helps_with: Sequence[str] = ()
    priority: int | None = None
    trainer: int | None = None
    competences: Sequence[str] = ()
    requires: Sequence[int] = ()


PLAIN = (
    "code", "title", "form", "minutes", "purpose", "seats", "cost_cents", "compulsory", "refresh_months",
    "level",
)  # fmt: skip


@transaction.atomic
def make_course(*, by: Viewer, at: datetime, said: CourseSaid) -> Course:
    """A draft: nobody else sees it before it is offered."""
    refuse_unless_keeper(by)
    course = Course(company_id=by.company_id, made_by_id=by.person_id, made_at=at)
    _write(by, course, said)
    leave_trace(by=by, at=at, about=ABOUT, number=course.pk, what="course.made")
    return course


@transaction.atomic
def change_course(*, by: Viewer, at: datetime, number: int, said: CourseSaid) -> Course:
    """What people have done of it stays as it was written then."""
    course = _locked(by, number)
    _write(by, course, said)
    leave_trace(by=by, at=at, about=ABOUT, number=course.pk, what="course.changed")
    return course


@transaction.atomic
def offer_course(*, by: Viewer, at: datetime, number: int) -> Course:
    """From now on people find it; again after it was retired."""
    return _step(by, at, number, Course.State.OFFERED, "course.offered")


@transaction.atomic
def retire_course(*, by: Viewer, at: datetime, number: int) -> Course:
    """Nobody new finds it; who has done it still reads it."""
    return _step(by, at, number, Course.State.RETIRED, "course.retired")


def _step(by: Viewer, at: datetime, number: int, state: str, what: str) -> Course:
    course = _locked(by, number)
    if course.state == state or (state == Course.State.RETIRED and course.state == Course.State.DRAFT):
        raise RefusedError(Problem("course", "is in that state already", "look at the page again"))
    course.state = state
    course.save(update_fields=["state"])
    leave_trace(by=by, at=at, about=ABOUT, number=course.pk, what=what)
    return course


def _locked(by: Viewer, number: int) -> Course:
    course_kept(by, number)
    return Course.objects.select_for_update(of=("self",)).get(pk=number)


def _write(by: Viewer, course: Course, said: CourseSaid) -> None:
    competences = _competences(by, said.competences)
    required = _required(by, course, said.requires)
    _refuse_bad(by, course, said)
    for name in PLAIN:
        setattr(course, name, getattr(said, name))
    course.code, course.title = said.code.strip(), said.title.strip()
    course.posts, course.helps_with = sorted(set(said.posts)), sorted(set(said.helps_with))
    course.priority_id, course.trainer_id = said.priority, said.trainer
    course.save()
    course.competences.set(competences)
    course.requires.set(required)


def _competences(by: Viewer, codes: Collection[str]) -> list[Competence]:
    found = list(Competence.objects.filter(company_id=by.company_id, code__in=codes))
    if len(found) != len(set(codes)):
        raise RefusedError(Problem("competences", "are not all of the company", "choose from the list"))
    return found


def _required(by: Viewer, course: Course, numbers: Collection[int]) -> list[Course]:
    """RefusedError with the names of the circle that they would close."""
    known = {each.pk: each for each in Course.objects.filter(company_id=by.company_id)}
    if not set(numbers) <= set(known):
        raise RefusedError(Problem("requires", "are not all of the company", "choose from the list"))
    pairs = Course.requires.through.objects.filter(from_course_id__in=known)
    ways: dict[int, list[int]] = {}
    for before, after in pairs.values_list("from_course_id", "to_course_id"):
        ways.setdefault(before, []).append(after)
    circle = cycle_with(ways, course.pk, numbers) if course.pk else ()
    if circle:
        names = " → ".join(known[each].title for each in circle)
        raise RefusedError(Problem("requires", f"go round in a circle: {names}", "leave one of them out"))
    return [known[each] for each in numbers]


def _refuse_bad(by: Viewer, course: Course, said: CourseSaid) -> None:
    problems = []
    twins = Course.objects.filter(company_id=by.company_id, code=said.code.strip()).exclude(pk=course.pk)
    if not said.code.strip() or twins.exists():
        problems.append(Problem("code", "is empty or another course's", "write another code"))
    if not said.title.strip():
        problems.append(Problem("title", "is empty", "write what the course is called"))
    if said.form not in LearningForm.values:
        problems.append(Problem("form", "is no form of learning", "choose from the list"))
    if said.minutes < 1:
        problems.append(Problem("minutes", "are none", "write how long it takes"))
    if not set(said.posts) <= set(numbers_of_posts(by)):
        problems.append(Problem("posts", "are not all of the company", "choose from the list"))
    if said.trainer is not None and not people_of_company(by, [said.trainer]):
        problems.append(Problem("trainer", "is nobody of the company", "choose from the list"))
    if said.priority is not None and not _reads_priority(by, course, said.priority):
        problems.append(Problem("priority", "is not in force among yours", "choose from the list"))
    if problems:
        raise RefusedError(*problems)


def _reads_priority(by: Viewer, course: Course, number: int) -> bool:
    return course.priority_id == number or priorities_for(by).filter(pk=number).exists()
