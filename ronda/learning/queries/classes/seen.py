"""Which classes a viewer sees, and who leads one."""

from django.db.models import Count, Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import ClassPlace, TrainingClass
from ronda.learning.queries.planned import centres_trained
from ronda.learning.queries.year.plans import may_train
from ronda.people.rules import Viewer
from ronda.work.queries.reached import Reached

INVITED, SIGNED_UP = ClassPlace.State.INVITED, ClassPlace.State.SIGNED_UP
WAITING, LEFT = ClassPlace.State.WAITING, ClassPlace.State.LEFT
ATTENDED, ABSENT = ClassPlace.State.ATTENDED, ClassPlace.State.ABSENT
SEATED = (INVITED, SIGNED_UP, ATTENDED, ABSENT)
"""who has a seat; whoever waits or has signed off has none"""
BESIDE = ("course", "trainer", "centre")


def classes_seen(viewer: Viewer) -> QuerySet[TrainingClass]:
    """Those of one's centres, and those that one leads, teaches or has a place in."""
    oneself = viewer.person_id or 0
    ours = Q(company_id=viewer.company_id)
    own = (
        Q(centre_id__in=viewer.centre_ids)
        | Q(trainer_id=oneself)
        | Q(pk__in=ClassPlace.objects.filter(person_id=oneself).values("training_class"))
    )
    classes = TrainingClass.objects.filter(ours & (own | centres_trained(viewer)))
    return classes.select_related(*BESIDE).annotate(
        seated=Count("places", filter=Q(places__state__in=SEATED)),
        waiting=Count("places", filter=Q(places__state=WAITING)),
        attended=Count("places", filter=Q(places__state=ATTENDED)),
    )


def class_seen(viewer: Viewer, number: int) -> TrainingClass:
    found = classes_seen(viewer).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"class {number}", "is not among yours", "look at it again"))
    return found


def may_lead_class(viewer: Viewer, held: TrainingClass) -> bool:
    """Who teaches it, and who leads the training of its centre."""
    teaches = viewer.person_id is not None and held.trainer_id == viewer.person_id
    return held.company_id == viewer.company_id and (teaches or may_train(viewer, held.centre_id))


def class_to_lead(viewer: Viewer, number: int, *, open_only: bool = True) -> TrainingClass:
    """Locked; RefusedError once it was held or cancelled, unless that does not matter."""
    class_seen(viewer, number)
    held = TrainingClass.objects.select_for_update(of=("self",)).select_related(*BESIDE).get(pk=number)
    if not may_lead_class(viewer, held):
        raise NotAllowedError(f"leading class {number}")
    if open_only:
        refuse_closed(held)
    return held


def class_to_join(viewer: Viewer, number: int) -> TrainingClass:
    """Locked, for somebody who wants in or out."""
    class_seen(viewer, number)
    held = TrainingClass.objects.select_for_update(of=("self",)).select_related(*BESIDE).get(pk=number)
    refuse_closed(held)
    return held


def refuse_closed(held: TrainingClass) -> None:
    if held.state == TrainingClass.State.CANCELLED:
        raise RefusedError(Problem("class", "was cancelled", "choose another class of the course"))
    if held.state == TrainingClass.State.HELD:
        raise RefusedError(
            Problem("class", "is held and closed already", "choose another class of the course")
        )


def seats_left(held: TrainingClass) -> int | None:
    """None: as many as like."""
    if held.seats is None:
        return None
    return max(0, held.seats - held.places.filter(state__in=SEATED).count())


def read_class(viewer: Viewer, number: int) -> Reached | None:
    """For what lies with it: who teaches it owns it."""
    found = classes_seen(viewer).filter(pk=number).values("trainer_id", "centre_id").first()
    return Reached(found["trainer_id"], found["centre_id"]) if found else None
