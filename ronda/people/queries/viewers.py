"""Who an account acts as on a day."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Exists, IntegerField, Value

from ronda.people.models import Centre, Person
from ronda.people.queries.believing import held_on
from ronda.people.queries.companies import keep_company
from ronda.people.rules import Viewer
from ronda.people.rules.held_roles import viewer_of


def viewer_of_person(company_id: int, person_id: int, *, on: date) -> Viewer:
    """A person of the company with the posts and roles held on the day; for work done in their name."""
    return _acting(Person.objects.get(company_id=company_id, pk=person_id), on)


def viewer_for(user: AbstractBaseUser | AnonymousUser, *, on: date) -> Viewer | None:
    """The person of an account with the posts and roles held on the day; None for an account of nobody."""
    if user.pk is None:
        return None
    person = Person.objects.select_related("company").filter(user_id=user.pk).order_by("pk").first()
    if person is None:
        return None
    # The account keeps the person for the rest of the request.
    user.person = person  # type: ignore[union-attr]
    keep_company(person.company)
    return _acting(person, on)


def _acting(person: Person, on: date) -> Viewer:
    """One statement asks for posts and roles, as every page does; a role that is granted has no centre."""
    posts = person.appointments.filter(held_on(on)).order_by()
    directed = posts.filter(post__role="director").values("centre_id")
    others = Centre.objects.filter(company_id=person.company_id).exclude(pk__in=directed)
    held = posts.values_list("post__role", "centre_id", Exists(others))
    roles = person.role_grants.filter(held_on(on)).order_by()
    granted = roles.values_list("role", Value(None, IntegerField()), Value(True, BooleanField()))
    found = list(held.union(granted, all=True))
    return viewer_of(
        person.company_id,
        person.pk,
        [(role, centre) for role, centre, _ in found if centre is not None],
        [role for role, centre, _ in found if centre is None],
        any(not shared for _, _, shared in found),
    )
