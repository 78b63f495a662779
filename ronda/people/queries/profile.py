"""Everything in force about one person."""

from dataclasses import dataclass
from datetime import date, datetime

from ronda.people.models import Appointment, Leave, Person, RoleGrant
from ronda.people.queries.believing import in_force
from ronda.people.queries.lists import with_account_states
from ronda.people.rules import Viewer
from ronda.people.rules.reading import reads_set_up


@dataclass(frozen=True)
class Profile:
    """The newest first; `account` is the person with the state of the account, for who reads accounts."""

    appointments: list[Appointment]
    leave: list[Leave]
    roles: list[RoleGrant]
    account: Person | None
    on: date


def profile_of(viewer: Viewer, person: Person, *, on: date, at: datetime) -> Profile:
    """Of a person that `staff_person` gave; a director reads the posts of the own centres only."""
    appointments = Appointment.objects.filter(in_force(), person=person).select_related("centre", "post")
    if viewer.scope != "company":
        appointments = appointments.filter(centre_id__in=viewer.centre_ids)
    reads = reads_set_up(viewer)
    states = with_account_states(Person.objects.filter(pk=person.pk).select_related("user"), at)
    return Profile(
        list(appointments.order_by("-start", "-pk")),
        list(Leave.objects.filter(in_force(), person=person).order_by("-start", "-pk")),
        list(RoleGrant.objects.filter(in_force(), person=person).order_by("-start", "-pk")) if reads else [],
        states.first() if reads and person.user_id else None,
        on,
    )
