"""The account that a person signs in with."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Person
from ronda.people.queries import person_named
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, refuse_unless_manager


@transaction.atomic
def open_account(*, by: Viewer, at: datetime, person_code: str, username: str, password: str) -> None:
    """An account for a person; the same name again leaves it, and its password, as they are."""
    refuse_unless_manager(by, "opening accounts")
    person = person_named(by, person_code)
    where = f"person {person_code}, account {username}"
    if person.user is not None:
        if person.user.get_username() == username:
            return
        raise RefusedError(Problem(where, "has an account by another name", "use that one"))
    accounts = get_user_model().objects
    if accounts.filter(username__iexact=username).exists():
        raise RefusedError(Problem(where, "somebody has this name already", "choose another"))
    user = User(username=username, email=person.email, date_joined=at)
    user.set_password(password)
    refuse_if_any([*invalid_fields(user, where), *_weak_password(password, user, where)])
    user.save()
    Person.objects.filter(pk=person.pk).update(user=user)


def _weak_password(password: str, user: User, where: str) -> list[Problem]:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [Problem(f"{where}, password", each.rstrip("."), "choose another") for each in error.messages]
    return []
