"""Blueprints and exams: made, opened, with their candidates, closed, published, cancelled."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Attempt, Candidate, Course, Exam
from ronda.learning.queries.bank import lacks_of
from ronda.learning.queries.exams import blueprint_numbered
from ronda.learning.queries.setters import OF_COMPANY, SETTERS, refuse_unless_setter, set_by
from ronda.learning.services.exam_following import follow_exam
from ronda.learning.services.handing_in import hand_in_all
from ronda.people.queries import numbers_of_centres, numbers_of_people, viewer_of_person
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "exam"
OF_A_COURSE = frozenset({"before", "after"})


@dataclass(frozen=True)
class ExamSaid:
    """An exam as its setter writes it; `centre` is a code, empty for the whole company.

    `course` is the code of the course that a test comes before or after.
    """

    title: str
    blueprint: int
    opens_at: datetime
    closes_at: datetime
    minutes: int
    kind: str = "exam"
    centre: str = ""
    attempts: int = 1
    review_from: datetime | None = None
    course: str = ""


@transaction.atomic
def make_exam(*, by: Viewer, at: datetime, said: ExamSaid) -> Exam:
    refuse_unless_setter(by)
    centre_id = numbers_of_centres(by).get(said.centre) if said.centre else None
    if said.centre and (centre_id is None or not (by.roles & OF_COMPANY or centre_id in by.centre_ids)):
        raise NotAllowedError(f"an exam of centre {said.centre}")
    _refuse_bad_exam(said)
    course = (
        Course.objects.filter(company_id=by.company_id, code=said.course).first() if said.course else None
    )
    if said.course and course is None:
        raise RefusedError(Problem("course", "is not chosen", "choose one of the list"))
    blueprint = blueprint_numbered(by, said.blueprint)
    exam = Exam.objects.create(
        company_id=by.company_id,
        centre_id=centre_id,
        title=said.title.strip(),
        kind=said.kind,
        blueprint=blueprint,
        parts=blueprint.parts,
        course=course,
        opens_at=said.opens_at,
        closes_at=said.closes_at,
        minutes=said.minutes,
        attempts=said.attempts,
        review_from=said.review_from,
        made_by_id=by.person_id,
    )
    leave_trace(by=by, at=at, about=ABOUT, number=exam.pk, what="exam.made")
    return exam


@transaction.atomic
def invite(
    *, by: Viewer, at: datetime, today: date, number: int, people: Collection[str], more_minutes: int = 0
) -> int:
    """Candidates by code; whoever knows the keys cannot be one. How many are new."""
    exam = _own(by, number, Exam.State.DRAFT, Exam.State.OPEN)
    known = numbers_of_people(by)
    problems = []
    for code in people:
        if code not in known:
            problems.append(Problem("people", "is nobody of the company", "choose people of the list"))
        elif (seen := viewer_of_person(by.company_id, known[code], on=today)) and seen.roles & SETTERS:
            problems.append(Problem("people", "knows the keys", "choose people who set no exams"))
    if problems:
        raise RefusedError(*problems)
    before = set(exam.candidates.values_list("person_id", flat=True))
    new = [known[code] for code in dict.fromkeys(people) if known[code] not in before]
    Candidate.objects.bulk_create(
        Candidate(exam=exam, person_id=person, more_minutes=more_minutes) for person in new
    )
    if new:
        said = {"people": len(new)}
        leave_trace(by=by, at=at, about=ABOUT, number=exam.pk, what="exam.invited", said=said)
    return len(new)


@transaction.atomic
def open_exam(*, by: Viewer, at: datetime, number: int) -> Exam:
    """From `opens_at` on candidates may begin; refused while the bank lacks questions, by row."""
    exam = _own(by, number, Exam.State.DRAFT)
    exam.parts = exam.blueprint.parts
    lacks = lacks_of(by, exam.parts)
    if lacks:
        raise RefusedError(
            *(Problem(f"{each.part} {each.row}", "lacks questions in the bank", "add them") for each in lacks)
        )
    if not exam.candidates.exists():
        raise RefusedError(Problem("people", "has no candidate", "invite somebody"))
    exam.state = Exam.State.OPEN
    exam.save(update_fields=["state", "parts"])
    leave_trace(by=by, at=at, about=ABOUT, number=exam.pk, what="exam.opened")
    return exam


@transaction.atomic
def close_exam(*, by: Viewer, at: datetime, today: date, number: int) -> Exam:
    """What is under way is handed in as it stands."""
    exam = _own(by, number, Exam.State.OPEN)
    hand_in_all(exam.sat.filter(state=Attempt.State.UNDER_WAY), at=at, today=today)
    exam.state = Exam.State.CLOSED
    exam.save(update_fields=["state"])
    leave_trace(by=by, at=at, about=ABOUT, number=exam.pk, what="exam.closed")
    return exam


@transaction.atomic
def publish_exam(*, by: Viewer, at: datetime, today: date, number: int) -> Exam:
    """Everybody sees the own result; an exam that counts becomes a fact of each who sat it."""
    exam = _own(by, number, Exam.State.CLOSED)
    if exam.sat.exclude(state=Attempt.State.MARKED).exists():
        raise RefusedError(Problem("exam", "is not marked yet", "mark the essays that are left"))
    exam.state = Exam.State.PUBLISHED
    exam.review_from = exam.review_from or at
    exam.save(update_fields=["state", "review_from"])
    follow_exam(exam, at=at, today=today)
    leave_trace(by=by, at=at, about=ABOUT, number=exam.pk, what="exam.published")
    return exam


@transaction.atomic
def cancel_exam(*, by: Viewer, at: datetime, number: int, why: str) -> Exam:
    exam = _own(by, number, Exam.State.DRAFT, Exam.State.OPEN, Exam.State.CLOSED)
    if not why.strip():
        raise RefusedError(Problem("why", "is empty", "write why it is cancelled"))
    exam.state, exam.state_why = Exam.State.CANCELLED, why.strip()[:500]
    exam.save(update_fields=["state", "state_why"])
    leave_trace(by=by, at=at, about=ABOUT, number=exam.pk, what="exam.cancelled", why=exam.state_why)
    return exam


def _own(by: Viewer, number: int, *states: Exam.State) -> Exam:
    refuse_unless_setter(by)
    exam = Exam.objects.select_for_update(of=("self",)).filter(set_by(by), pk=number).first()
    if exam is None:
        raise NotAllowedError(f"exam {number}")
    if exam.state not in states:
        raise RefusedError(Problem("exam", "is past this step", "look at the page again"))
    return exam


def _refuse_bad_exam(said: ExamSaid) -> None:
    problems = []
    if not said.title.strip():
        problems.append(Problem("title", "is empty", "write a title"))
    if said.closes_at <= said.opens_at:
        problems.append(Problem("closes_at", "is not after it opens", "choose a later end"))
    if said.kind in OF_A_COURSE and not said.course:
        problems.append(
            Problem("course", "is of no course", "choose the course that it comes before or after")
        )
    if said.minutes < 1:
        problems.append(Problem("minutes", "is no time", "give a minute at least"))
    if said.review_from is not None and said.review_from < said.closes_at:
        problems.append(Problem("review_from", "is before the exam closes", "choose a later moment"))
    if problems:
        raise RefusedError(*problems)
