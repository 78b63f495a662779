"""Exams as setters and candidates may read them; nothing that is read for a candidate has a key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import (
    Attempt,
    AttemptQuestion,
    Blueprint,
    Candidate,
    Course,
    Exam,
    SavedAnswer,
)
from ronda.learning.queries.setters import may_set, results_seen, set_by
from ronda.people.rules import Viewer

# What a candidate sees of the exams that were once open to him.
PUBLIC = (Exam.State.OPEN, Exam.State.CLOSED, Exam.State.PUBLISHED, Exam.State.CANCELLED)
HOLDS = Q(late=False) | Q(counted_by__isnull=False)


def blueprints_for(viewer: Viewer) -> QuerySet[Blueprint]:
    if not may_set(viewer):
        return Blueprint.objects.none()
    return Blueprint.objects.filter(company_id=viewer.company_id, retired_at__isnull=True)


def blueprint_numbered(viewer: Viewer, number: int) -> Blueprint:
    found = blueprints_for(viewer).filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"blueprint {number}")
    return found


def courses_of_exams(viewer: Viewer) -> QuerySet[Course]:
    """What a test may come before or after."""
    if not may_set(viewer):
        return Course.objects.none()
    return Course.objects.filter(company_id=viewer.company_id, state=Course.State.OFFERED)


def exams_set_by(viewer: Viewer) -> QuerySet[Exam]:
    exams = Exam.objects.filter(set_by(viewer)).select_related("blueprint", "centre")
    return exams.annotate(
        invited=Count("candidates", distinct=True), begun=Count("sat__person", distinct=True)
    )


def exam_set_by(viewer: Viewer, number: int) -> Exam:
    exam = exams_set_by(viewer).filter(pk=number).first()
    if exam is None:
        raise NotAllowedError(f"exam {number}")
    return exam


def places_of(viewer: Viewer) -> QuerySet[Candidate]:
    """The exams that the viewer is to sit, or has sat."""
    if viewer.person_id is None:
        return Candidate.objects.none()
    own = Candidate.objects.filter(person_id=viewer.person_id, exam__company_id=viewer.company_id)
    return own.filter(exam__state__in=PUBLIC).select_related("exam").order_by("-exam__opens_at")


@dataclass(frozen=True)
class Waiting:
    """An exam that is still to be sat; `running` is the attempt that is under way."""

    exam: Exam
    running: int | None

    @property
    def last_day(self) -> date:
        return timezone.localtime(self.exam.closes_at).date()

    def is_open(self, now: datetime) -> bool:
        return self.exam.opens_at <= now < self.exam.closes_at


def exams_waiting(viewer: Viewer, on: date) -> list[Waiting]:
    """Open now or later, with an attempt left or under way; the first to close stands first."""
    sat = own_attempts(viewer).filter(exam=OuterRef("exam")).order_by()
    counted = sat.values("exam").annotate(number=Count("pk")).values("number")
    running = sat.filter(state=Attempt.State.UNDER_WAY).order_by("pk").values("pk")[:1]
    places: QuerySet[Any] = places_of(viewer).filter(
        exam__state=Exam.State.OPEN, exam__closes_at__date__gte=on
    )
    told = places.annotate(sat=Coalesce(Subquery(counted), 0), running=Subquery(running))
    return [
        Waiting(place.exam, place.running)
        for place in told.order_by("exam__closes_at", "exam_id")
        if place.running is not None or place.sat < place.exam.attempts
    ]


def place_in(viewer: Viewer, number: int) -> Candidate:
    place = places_of(viewer).filter(exam_id=number).first()
    if place is None:
        raise NotAllowedError(f"exam {number}")
    return place


def own_attempts(viewer: Viewer) -> QuerySet[Attempt]:
    return Attempt.objects.filter(
        person_id=viewer.person_id or 0, exam__company_id=viewer.company_id
    ).select_related("exam")


def own_attempt(viewer: Viewer, number: int) -> Attempt:
    attempt = own_attempts(viewer).filter(pk=number).first()
    if attempt is None:
        raise NotAllowedError(f"attempt {number}")
    return attempt


def attempt_seen(viewer: Viewer, number: int) -> Attempt:
    """One's own, or of an exam that one sets one of a person whom one leads."""
    seen = results_seen(viewer) if may_set(viewer) else Q(pk__in=[])
    mine = Q(person_id=viewer.person_id or 0, exam__company_id=viewer.company_id)
    attempt = Attempt.objects.filter(seen | mine, pk=number).select_related("exam", "person").first()
    if attempt is None:
        raise NotAllowedError(f"attempt {number}")
    return attempt


def paper_of(attempt: Attempt) -> list[AttemptQuestion]:
    """What is asked, with everything but the key and the explanation: they are not even loaded."""
    asked = attempt.questions.select_related("version__question")
    return list(asked.defer("version__key", "version__explanation"))


def held_answers(asked: Sequence[AttemptQuestion], *, late: bool = False) -> dict[int, SavedAnswer]:
    """The answer that holds, by question; with `late` also those that came too late and do not count."""
    rows = SavedAnswer.objects.filter(asked__in=asked).order_by("sequence")
    rows = rows if late else rows.filter(HOLDS)
    return {row.asked_id: row for row in rows}


def attempts_of(exam: Exam) -> QuerySet[Attempt]:
    """Of an exam that was read through `exam_set_by`."""
    return exam.sat.select_related("person").order_by("person__name", "number")


def candidates_of(viewer: Viewer, exam: Exam) -> list[dict[str, Any]]:
    """Each candidate with the attempts so far; `told`: the viewer reads how the person did."""
    told = set(exam.sat.filter(results_seen(viewer)).values_list("person_id", flat=True))
    by_person: dict[int, list[Attempt]] = {}
    for attempt in attempts_of(exam):
        by_person.setdefault(attempt.person_id, []).append(attempt)
    places = exam.candidates.select_related("person").order_by("person__name")
    return [
        {
            "place": place,
            "attempts": by_person.get(place.person_id, []),
            "told": place.person_id in told,
        }
        for place in places
    ]


def may_review(attempt: Attempt, now: datetime) -> bool:
    """Right answers are shown once the exam is published and its time for it has come."""
    exam = attempt.exam
    return (
        exam.state == Exam.State.PUBLISHED
        and attempt.state == Attempt.State.MARKED
        and exam.review_from is not None
        and exam.review_from <= now
    )


def late_answer(viewer: Viewer, number: int) -> SavedAnswer:
    """One that its setter may still decide about; never of an own attempt."""
    seen = results_seen(viewer, "asked__attempt__") if may_set(viewer) else Q(pk__in=[])
    late = SavedAnswer.objects.filter(seen, pk=number, late=True, counted_by__isnull=True)
    late = late.exclude(asked__attempt__person_id=viewer.person_id or 0)
    answer = late.select_related("asked__attempt__person", "asked__version__question").first()
    if answer is None:
        raise NotAllowedError(f"answer {number}")
    return answer


def late_answers(attempt: Attempt) -> list[SavedAnswer]:
    """Those that came after the end and do not count yet; of an attempt that its setter reads."""
    late = SavedAnswer.objects.filter(asked__attempt=attempt, late=True, counted_by__isnull=True)
    return list(late.select_related("asked__version__question").order_by("asked__position", "sequence"))
