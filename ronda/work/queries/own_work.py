"""What waits for one person: hand-overs in both hands, tasks and requests that are open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest, Handover, Task
from ronda.work.queries.numbered import numbered
from ronda.work.queries.silence import with_acceptance


@dataclass(frozen=True)
class OwnWork:
    """Everything open of the viewer, what is due first at the top, and what the viewer answered today."""

    to_answer: list[Handover]
    to_give: list[Handover]
    tasks: list[Task]
    requests: list[CustomerRequest]
    answered: list[Handover]
    done: list[Task]
    replied: list[CustomerRequest]

    @property
    def waiting(self) -> int:
        """How much is open."""
        return len(self.to_answer) + len(self.to_give) + len(self.tasks) + len(self.requests)


def own_work(viewer: Viewer, *, today: date, until: date) -> OwnWork:
    """Three questions, whatever there is: hand-overs, tasks due by the day `until`, requests.

    The calendar is asked as well where something waits for an answer: what waited too long is accepted.
    """
    person = viewer.person_id or 0
    handovers = list(_handovers(viewer, person, today))
    tasks = list(_tasks(viewer, person, today, until))
    requests = list(_requests(viewer, person, today))
    answered = [each for each in handovers if each.accepted_on or each.returned_on]
    unanswered = [each for each in handovers if not (each.accepted_on or each.returned_on)]
    given = [each for each in unanswered if each.receiver_id == person and each.given_on is not None]
    weekdays = given[0].company.working_weekdays if given else None
    answerable = with_acceptance(viewer, given, today, weekdays=weekdays)
    return OwnWork(
        to_answer=[each for each in answerable if each.accepted is None],
        to_give=[each for each in unanswered if each.owner_id == person and each.given_on is None],
        tasks=[each for each in tasks if each.done_on is None],
        requests=[each for each in requests if each.closed_on is None],
        answered=answered,
        done=[each for each in tasks if each.done_on is not None],
        replied=[each for each in requests if each.closed_on is not None],
    )


def concerns(viewer: Viewer, about: str, number: int) -> bool:
    """Whether the viewer gave, received or owns this work, also where it is withdrawn or answered by now."""
    person = viewer.person_id or 0
    mine = Q(company_id=viewer.company_id) & numbered([number])
    if about == "handover":
        hands = Q(owner_id=person) | Q(receiver_id=person)
        return Handover.objects.filter(mine, hands).exists()
    if about == "task":
        return Task.objects.filter(mine, owner_id=person).exists()
    return CustomerRequest.objects.filter(mine, owner_id=person).exists()


def _handovers(viewer: Viewer, person: int, today: date) -> QuerySet[Handover]:
    open_still = Q(accepted_on__isnull=True, returned_on__isnull=True)
    to_answer = Q(receiver_id=person, given_on__isnull=False)
    to_give = Q(owner_id=person, given_on__isnull=True)
    today_answered = Q(receiver_id=person) & (Q(accepted_on=today) | Q(returned_on=today))
    mine = open_still & (to_answer | to_give) | today_answered
    return (
        Handover.objects.filter(in_force(), mine, company_id=viewer.company_id)
        .select_related("owner", "receiver", "outlet", "company")
        .order_by("given_on", "started_on", "id")
    )


def _tasks(viewer: Viewer, person: int, today: date, until: date) -> QuerySet[Task]:
    mine = Q(done_on__isnull=True, due__lte=until) | Q(done_on=today)
    found = Task.objects.filter(in_force(), mine, company_id=viewer.company_id, owner_id=person)
    return found.order_by("due", "id")


def _requests(viewer: Viewer, person: int, today: date) -> QuerySet[CustomerRequest]:
    # What the outlet has confirmed can no longer be taken back.
    mine = Q(closed_on__isnull=True) | Q(closed_on=today, confirmed=False)
    found = CustomerRequest.objects.filter(in_force(), mine, company_id=viewer.company_id, owner_id=person)
    return found.select_related("outlet").order_by("due_on", "id")
