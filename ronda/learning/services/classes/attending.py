"""Who was there: by a code that the trainer shows for a moment, or by the list; then the class is closed."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from ronda.kernel.digest import digest_text
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import ClassPlace, LearningForm, TrainingClass
from ronda.learning.queries.classes.seen import (
    ABSENT,
    ATTENDED,
    INVITED,
    LEFT,
    SIGNED_UP,
    WAITING,
    class_to_join,
    class_to_lead,
    seats_left,
)
from ronda.learning.queries.year.numbers import training_numbers
from ronda.learning.services.classes.moving_up import ABOUT, tie_to_plan
from ronda.learning.services.completing import complete_course
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

MINUTE = 60
OCTETS = 16


@transaction.atomic
def new_code(*, by: Viewer, at: datetime, number: int) -> tuple[str, datetime]:
    """A code and until when it is good; only its digest is kept, and an earlier one is worth nothing."""
    held = class_to_lead(by, number)
    _refuse_early(by, at, held)
    code = secrets.token_urlsafe(OCTETS)
    until = at + timedelta(seconds=training_numbers(company_day(by, at)).planning.code_seconds)
    held.code_digest, held.code_until = digest_text(f"{held.pk} {code}"), until
    held.save(update_fields=["code_digest", "code_until"])
    return code, until


def code_is_good(held: TrainingClass, code: str, at: datetime) -> bool:
    """Of this class, and shown so shortly ago that whoever has it was there."""
    if not held.code_digest or held.code_until is None or at > held.code_until:
        return False
    return secrets.compare_digest(held.code_digest, digest_text(f"{held.pk} {code}"))


@transaction.atomic
def check_in(
    *, by: Viewer, at: datetime, number: int, code: str, read_at: datetime | None = None
) -> ClassPlace:
    """Oneself, by the code that is shown; a seat that is left is given to who has none. Twice is once.

    `read_at`: when this code was found good for this person, who may take as long as it lives to say so.
    """
    held = class_to_join(by, number)
    lives = timedelta(seconds=training_numbers(company_day(by, at)).planning.code_seconds)
    in_time = read_at is not None and at - read_at <= lives
    if not (in_time or code_is_good(held, code, at)):
        raise RefusedError(Problem("code", "is not good any more", "read the code that is shown now"))
    return _attended(by, at, held, by.person_id or 0, ClassPlace.How.CODE)


@transaction.atomic
def mark_attendance(*, by: Viewer, at: datetime, number: int, present: Collection[str]) -> TrainingClass:
    """By the list: of those with a seat, these were there and the others not; who came by the code was."""
    held = class_to_lead(by, number)
    _refuse_early(by, at, held)
    places = held.places.exclude(state__in=[LEFT, WAITING]).select_related("person")
    for place in places:
        here = place.person.code in present
        if here and place.state != ATTENDED:
            _attended(by, at, held, place.person_id, ClassPlace.How.LIST)
        elif not here and place.state != ABSENT and place.how != ClassPlace.How.CODE:
            place.state, place.attended_at, place.how = ABSENT, None, ""
            place.save(update_fields=["state", "attended_at", "how"])
    return held


@transaction.atomic
def close_class(
    *, by: Viewer, at: datetime, number: int, cost_cents: int | None = None
) -> tuple[TrainingClass, int]:
    """The course is completed for whoever attended, with the minutes of the class; the others were absent."""
    held = class_to_lead(by, number)
    if at < held.starts_at:
        raise RefusedError(Problem("class", "has not begun yet", "close it when it is over"))
    attended = list(held.places.filter(state=ATTENDED))
    if not attended:
        raise RefusedError(
            Problem("class", "was attended by nobody", "mark who was there, or cancel it with the reason")
        )
    held.places.filter(state__in=[INVITED, SIGNED_UP]).update(state=ABSENT)
    held.places.filter(state=WAITING).update(state=LEFT)
    minutes = int((held.ends_at - held.starts_at).total_seconds()) // MINUTE
    for place in attended:
        complete_course(
            by=by,
            at=at,
            course=held.course,
            person_id=place.person_id,
            day=company_day(by, held.starts_at),
            minutes=minutes,
            how=LearningForm.CLASS,
            class_id=held.pk,
        )
    held.state, held.code_digest, held.code_until = TrainingClass.State.HELD, "", None
    if cost_cents is not None:
        held.cost_cents = cost_cents
    held.save(update_fields=["state", "code_digest", "code_until", "cost_cents"])
    said = {"people": len(attended), "minutes": minutes}
    leave_trace(by=by, at=at, about=ABOUT, number=held.pk, what="training_class.held", said=said)
    return held, len(attended)


def _refuse_early(by: Viewer, at: datetime, held: TrainingClass) -> None:
    before = timedelta(minutes=training_numbers(company_day(by, at)).planning.code_minutes_before)
    if at < held.starts_at - before:
        raise RefusedError(Problem("class", "has not begun yet", "come back when it begins"))


def _attended(by: Viewer, at: datetime, held: TrainingClass, person_id: int, how: str) -> ClassPlace:
    place = held.places.filter(person_id=person_id).first()
    if place is not None and place.state == ATTENDED:
        return place
    without = place is None or place.state in {WAITING, LEFT}
    if without and seats_left(held) == 0:
        raise RefusedError(Problem("class", "has no seat left", "ask the trainer to take you in"))
    if place is None:
        place = ClassPlace(training_class=held, person_id=person_id, asked_at=at)
    place.state, place.attended_at, place.how = ATTENDED, at, how
    place.save()
    tie_to_plan(by, held, person_id)
    return place
