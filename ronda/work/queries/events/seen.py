"""Which events a viewer reads, plans and reports."""

from django.db.models import QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.work.models import Event
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_act_for, may_record_in


def events_for(viewer: Viewer) -> QuerySet[Event]:
    return Event.objects.filter(shared_with(viewer)).select_related("owner", "centre", "outlet", "plan")


def event_for(viewer: Viewer, number: int) -> Event:
    """RefusedError for what the viewer does not see."""
    found = events_for(viewer).select_related("made_by").filter(pk=number).first()
    if found is None:
        what, remedy = "is not in force among yours", "look at the page again"
        raise RefusedError(Problem(f"event {number}", what, remedy))
    return found


def may_report(viewer: Viewer, event: Event) -> bool:
    return event.state == Event.State.PLANNED and may_act_for(viewer, event.owner_id, event.centre_id)


def to_plan_for(viewer: Viewer) -> list[tuple[int, str]]:
    """Number and name of the centres in which the viewer may plan: for others, or for oneself."""
    centres = centres_for(viewer).values_list("pk", "name")
    own = viewer.centre_ids if viewer.person_id is not None else frozenset()
    return [(pk, name) for pk, name in centres if may_record_in(viewer, pk) or pk in own]
