"""Who an account acts as on a day."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from ronda.people.models import Centre, Person
from ronda.people.queries.believing import held_on
from ronda.people.rules import Viewer
from ronda.people.rules.held_roles import directed_in, viewer_of


def viewer_of_person(company_id: int, person_id: int, *, on: date) -> Viewer:
    """A person of the company with the posts and roles held on the day; for work done in their name."""
    return _acting(Person.objects.get(company_id=company_id, pk=person_id), on)


def viewer_for(user: AbstractBaseUser | AnonymousUser, *, on: date) -> Viewer | None:
    """The person of an account with the posts and roles held on the day; None for an account of nobody."""
    # By way of the account, which keeps the person for the rest of the request.
    person: Person | None = getattr(user, "person", None) if user.pk is not None else None
    return None if person is None else _acting(person, on)


def _acting(person: Person, on: date) -> Viewer:
    held = list(person.appointments.filter(held_on(on)).values_list("post__role", "centre_id"))
    granted = person.role_grants.filter(held_on(on)).values_list("role", flat=True)
    centres = Centre.objects.filter(company_id=person.company_id).values_list("pk", flat=True)
    return viewer_of(person.company_id, person.pk, held, granted, list(centres) if directed_in(held) else ())
