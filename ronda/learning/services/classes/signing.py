"""People sign up for a class and off again; more of them than seats wait in the order in which they asked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import ClassPlace, TrainingClass
from ronda.learning.queries.classes.seen import (
    INVITED,
    LEFT,
    SEATED,
    SIGNED_UP,
    WAITING,
    class_to_join,
    class_to_lead,
    seats_left,
)
from ronda.learning.services.classes.moving_up import ABOUT, move_up, tie_to_plan, untie_from_plan
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.services.tracing import leave_trace

LONGEST_WHY = 500


@transaction.atomic
def sign_up(*, by: Viewer, at: datetime, number: int) -> ClassPlace:
    """Oneself; without a seat left one waits. Who was invited says with it that they come; twice is once."""
    held = class_to_join(by, number)
    if held.starts_at <= at:
        raise RefusedError(Problem("class", "has begun already", "choose a later class of the course"))
    place = held.places.filter(person_id=by.person_id or 0).first()
    if place is not None and place.state in {SIGNED_UP, WAITING}:
        return place
    seated = place is not None and place.state == INVITED
    state = SIGNED_UP if seated or seats_left(held) != 0 else WAITING
    place = _placed(by, held, by.person_id or 0, state, at)
    _tell(by, at, held, "training_class.waits" if state == WAITING else "training_class.signed_up")
    return place


@transaction.atomic
def sign_off(*, by: Viewer, at: datetime, number: int, why: str = "", person: str = "") -> ClassPlace:
    """Oneself, or for who leads the class the person with this code; the seat goes to who waits longest."""
    held = class_to_lead(by, number) if person else class_to_join(by, number)
    mine = {"person__code": person} if person else {"person_id": by.person_id or 0}
    place = held.places.filter(**mine).select_related("person").first()
    if place is None:
        raise RefusedError(Problem("class", "has no place of theirs", "look at the class again"))
    if place.state == LEFT:
        return place
    if place.state not in {INVITED, SIGNED_UP, WAITING}:
        raise RefusedError(Problem("class", "was attended already", "look at the class again"))
    place.state, place.state_why = LEFT, why.strip()[:LONGEST_WHY]
    place.save(update_fields=["state", "state_why"])
    untie_from_plan(by, held, [place.person_id])
    _tell(by, at, held, "training_class.signed_off", name=place.person.name, why=place.state_why)
    move_up(by, at, held)
    return place


@transaction.atomic
def invite_to_class(
    *, by: Viewer, at: datetime, number: int, people: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Codes of who has a seat now, and of who waits because there are more people than seats."""
    held = class_to_lead(by, number)
    known = {each.code: each for each in colleagues_of(by, on=company_day(by, at), centres=[held.centre_id])}
    if unknown := [code for code in people if code not in known]:
        what = f"{unknown[0]} is nobody of the centre"
        raise RefusedError(Problem("people", what, "choose people of the centre that holds the class"))
    invited, waiting = list[str](), list[str]()
    seated = set(held.places.filter(state__in=SEATED).values_list("person_id", flat=True))
    for code in people:
        person_id = known[code].person_id
        if person_id in seated:
            continue
        state = INVITED if seats_left(held) != 0 else WAITING
        _placed(by, held, person_id, state, at)
        (invited if state == INVITED else waiting).append(code)
    names = ", ".join(known[code].name for code in [*invited, *waiting])
    if names:
        _tell(by, at, held, "training_class.invited", people=names)
    return invited, waiting


def _placed(by: Viewer, held: TrainingClass, person_id: int, state: str, at: datetime) -> ClassPlace:
    place, made = ClassPlace.objects.get_or_create(
        training_class=held, person_id=person_id, defaults={"state": state, "asked_at": at}
    )
    if not made:
        if place.state == LEFT:
            place.asked_at = at
        place.state, place.state_why = state, ""
        place.save(update_fields=["state", "state_why", "asked_at"])
    if state != WAITING:
        tie_to_plan(by, held, person_id)
    return place


def _tell(by: Viewer, at: datetime, held: TrainingClass, what: str, *, why: str = "", **said: str) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=held.pk, what=what, said=said, why=why)
