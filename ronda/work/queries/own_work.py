"""What waits for one person: hand-overs in both hands, tasks and requests that are open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest, Handover, Task


@dataclass(frozen=True)
class OwnWork:
    """Everything open of the viewer, what is due first at the top."""

    to_answer: list[Handover]
    to_give: list[Handover]
    tasks: list[Task]
    requests: list[CustomerRequest]


def own_work(viewer: Viewer, *, until: date) -> OwnWork:
    """Three questions, whatever there is: hand-overs, tasks due by the day, requests."""
    person = viewer.person_id or 0
    handovers = list(_open_handovers(viewer, person))
    return OwnWork(
        to_answer=[each for each in handovers if each.receiver_id == person and each.given_on is not None],
        to_give=[each for each in handovers if each.owner_id == person and each.given_on is None],
        tasks=list(
            Task.objects.filter(
                in_force(),
                company_id=viewer.company_id,
                owner_id=person,
                done_on__isnull=True,
                due__lte=until,
            ).order_by("due", "id")
        ),
        requests=list(
            CustomerRequest.objects.filter(
                in_force(), company_id=viewer.company_id, owner_id=person, closed_on__isnull=True
            )
            .select_related("outlet")
            .order_by("due_on", "id")
        ),
    )


def _open_handovers(viewer: Viewer, person: int) -> QuerySet[Handover]:
    unanswered = Q(receiver_id=person, given_on__isnull=False)
    ungiven = Q(owner_id=person, given_on__isnull=True)
    return (
        Handover.objects.filter(
            in_force(),
            unanswered | ungiven,
            company_id=viewer.company_id,
            accepted_on__isnull=True,
            returned_on__isnull=True,
        )
        .select_related("owner", "receiver", "outlet")
        .order_by("given_on", "started_on", "id")
    )
