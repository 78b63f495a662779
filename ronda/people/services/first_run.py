"""The first company of an installation, with its first administrator."""

import hmac
import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Person
from ronda.people.queries.first_run import is_empty_installation
from ronda.people.rules import PersonRow, RoleRow, Viewer
from ronda.people.services.accounts import open_account
from ronda.people.services.company import open_company, open_posts
from ronda.people.services.people import keep_people
from ronda.people.services.roles import grant_roles
from ronda.policy import Rules

FILE = "set-up.code"
# No letters or digits that are taken for each other when one copies by hand.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, OF = 4, 4


@transaction.atomic
def begin_installation(
    *, at: datetime, company: dict[str, Any], person: PersonRow, username: str, password: str, rules: Rules
) -> User:
    """Opens the company with the posts of the policy, and the person as its administrator."""
    if not is_empty_installation():
        raise RefusedError(
            Problem("installation", "has been begun already", "sign in, or ask an administrator")
        )
    opened = open_company(at=at, **company)
    by = Viewer.operator(opened.pk)
    open_posts(by=by, at=at, rules=rules)
    keep_people(by=by, at=at, rows=[person])
    grant_roles(by=by, at=at, rows=[RoleRow(person.code, "administrator", at.date())])
    open_account(by=by, at=at, person_code=person.code, username=username, password=password)
    user = Person.objects.get(company=opened, code=person.code).user
    assert user is not None, "the account was opened a line above"
    return user


def keep_set_up_code(home: Path) -> str:
    """The code that only whoever runs the machine can read; made when there is none."""
    path = home / FILE
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(OF)) for _ in range(GROUPS))
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with open(descriptor, "w", encoding="ascii") as stream:
        stream.write(f"{code}\n")
    return code


def is_set_up_code(home: Path, text: str) -> bool:
    """Lower case, spaces and missing dashes are no mistake."""
    given = "".join(letter for letter in text.upper() if letter in LETTERS)
    return hmac.compare_digest(given, keep_set_up_code(home).replace("-", ""))


def forget_set_up_code(home: Path) -> None:
    (home / FILE).unlink(missing_ok=True)
