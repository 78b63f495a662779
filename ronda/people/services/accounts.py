"""The account that a person signs in with; every deed on it is on record."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import AccountDeed, Person
from ronda.people.queries import person_named
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, refuse_unless_manager
from ronda.people.services.guarding import never_without_administrator


@transaction.atomic
def open_account(
    *, by: Viewer, at: datetime, person_code: str, username: str, password: str | None, why: str = ""
) -> None:
    """An account for a person; the same name again leaves it, and its password, as they are.

    Without a password nobody can sign in until the person sets one by a link.
    """
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
    weak = [] if password is None else _weak_password(password, user, where)
    refuse_if_any([*invalid_fields(user, where), *weak])
    user.save()
    Person.objects.filter(pk=person.pk).update(user=user)
    person.user = user
    _record(by, at, person, "opened", why)


@transaction.atomic
def open_accounts(*, by: Viewer, at: datetime, person_codes: Iterable[str]) -> list[tuple[str, str, str]]:
    """Name, user name and link of each who had none; the user name is the code in small letters."""
    opened = []
    for code in person_codes:
        person = person_named(by, code)
        if person.user_id is not None:
            continue
        open_account(by=by, at=at, person_code=code, username=code.lower(), password=None)
        link = make_password_link(by=by, at=at, person_code=code)
        opened.append((person.name, code.lower(), link))
    return opened


@transaction.atomic
def switch_account(*, by: Viewer, at: datetime, person_code: str, active: bool, why: str = "") -> None:
    """Off: whoever is signed in with it is signed out at the next page; on: as before."""
    person, user = _account(by, person_code, "switching accounts off and on")
    if user.is_active == active:
        return
    with never_without_administrator(by, at):
        user.is_active = active
        user.save(update_fields=["is_active"])
    _record(by, at, person, "enabled" if active else "disabled", why)


@transaction.atomic
def unlock_account(*, by: Viewer, at: datetime, person_code: str, why: str = "") -> None:
    """Forgets the wrong passwords that locked the name."""
    person, user = _account(by, person_code, "unlocking accounts")
    names = {user.get_username().lower(), user.email.lower()} - {""}
    AccessAttempt.objects.filter(username__in=names).delete()
    _record(by, at, person, "unlocked", why)


@transaction.atomic
def drop_second_step(*, by: Viewer, at: datetime, person_code: str, why: str = "") -> None:
    """For a person who lost the device of the two-step sign-in; a new one can be set up after signing in."""
    person, user = _account(by, person_code, "removing the second step of a sign-in")
    Authenticator.objects.filter(user=user).delete()
    _record(by, at, person, "second_step_removed", why)


@transaction.atomic
def make_password_link(*, by: Viewer, at: datetime, person_code: str, why: str = "") -> str:
    """The path of a page where the person sets a password, once; only whoever is told it can open it."""
    person, user = _account(by, person_code, "making links to set a password")
    if not user.is_active:
        where = f"person {person_code}, account {user.get_username()}"
        raise RefusedError(Problem(where, "the account is switched off", "switch it on first"))
    _record(by, at, person, "link_made", why)
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})


def _account(by: Viewer, person_code: str, what: str) -> tuple[Person, User]:
    refuse_unless_manager(by, what)
    person = person_named(by, person_code)
    if person.user is None:
        raise RefusedError(Problem(f"person {person_code}", "has no account", "open one first"))
    return person, person.user


def _record(by: Viewer, at: datetime, person: Person, what: str, why: str) -> None:
    account = person.user.get_username() if person.user else ""
    AccountDeed.objects.create(person=person, at=at, by_id=by.person_id, what=what, account=account, why=why)


def _weak_password(password: str, user: User, where: str) -> list[Problem]:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [Problem(f"{where}, password", each.rstrip("."), "choose another") for each in error.messages]
    return []
