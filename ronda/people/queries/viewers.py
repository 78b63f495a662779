"""Who an account acts as on a day."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import IntegerField, Value

from ronda.people.models import Centre, Person
from ronda.people.queries.believing import held_on
from ronda.people.queries.companies import keep_company
from ronda.people.rules import Viewer
from ronda.people.rules.held_roles import directed_in, viewer_of


def viewer_of_person(company_id: int, person_id: int, *, on: date) -> Viewer:
    """A person of the company with the posts and roles held on the day; for work done in their name."""
    return _acting(Person.objects.get(company_id=company_id, pk=person_id), on)


def viewer_for(user: AbstractBaseUser | AnonymousUser, *, on: date) -> Viewer | None:
    """The person of an account with the posts and roles held on the day; None for an account of nobody."""
    if user.pk is None:
        return None
    try:
        person = Person.objects.select_related("company").get(user_id=user.pk)
    except Person.DoesNotExist:
        return None
    # The account keeps the person for the rest of the request.
    user.person = person  # type: ignore[union-attr]
    keep_company(person.company)
    return _acting(person, on)


def _acting(person: Person, on: date) -> Viewer:
    """One statement asks for posts and roles, as every page does; a role that is granted has no centre."""
    posts = person.appointments.filter(held_on(on)).order_by().values_list("post__role", "centre_id")
    roles = person.role_grants.filter(held_on(on)).order_by().values_list("role", Value(None, IntegerField()))
    found = list(posts.union(roles, all=True))
    held = [(role, centre) for role, centre in found if centre is not None]
    granted = [role for role, centre in found if centre is None]
    centres = Centre.objects.filter(company_id=person.company_id).order_by().values_list("pk", flat=True)
    return viewer_of(person.company_id, person.pk, held, granted, list(centres) if directed_in(held) else ())
