"""A closed October with an account for each role: what the pages are tried on.

Closing takes seconds, so it is done once; each test gets its rows back and reads the same folder.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.test import Client, override_settings

from ronda.cockpit.tests.closing_world import OCTOBER, a_closable_county, close_october
from ronda.cockpit.tests.work_world import keep_work_samples
from ronda.people.models import Person
from ronda.people.tests.builders import County, a_person, a_role, an_appointment
from ronda.people.tests.built_once import put_rows, rows_of_all

PASSWORD = "a fountain of long words"
MONTH = str(OCTOBER)
ROLES = {"teresa": "leader", "wei": "staff_representative", "yusuf": "administrator"}
NAMES = ("ana", "bruno", "carmen", "diego", "elena", "farid", "gao", *ROLES, "hugo", "ingrid")


def keep_closed_october(home: Path) -> str:
    """Close October in `home` and return the rows of the database, which itself is left empty."""
    with override_settings(RONDA_HOME=home), transaction.atomic():
        county = a_closable_county()
        close_october(county)
        open_accounts(county)
        keep_work_samples(county)
        rows = json.dumps(rows_of_all())
        transaction.set_rollback(True)
    return rows


def bring_back(rows: str) -> None:
    """In any order: references are checked at the end of the transaction."""
    with transaction.atomic():
        put_rows(_statements(rows))


@lru_cache(maxsize=4)
def _statements(rows: str) -> Mapping[str, str]:
    statements: dict[str, str] = json.loads(rows)
    return statements


def open_accounts(county: County) -> None:
    """One for everybody: also a leader, a representative, an administrator, and Hugo's director."""
    people = {**county.people, "hugo": county.hugo}
    for number, (name, role) in enumerate(ROLES.items(), start=16):
        people[name] = a_person(county.company, f"E{number}", name.title())
        a_role(people[name], role)
    people["ingrid"] = a_person(county.other, "H02", "Ingrid Holm")
    an_appointment(people["ingrid"], county.other_centre, "director")
    for name, person in people.items():
        user = User.objects.create_user(name, f"{name}@ronda.example", PASSWORD)
        Person.objects.filter(pk=person.pk).update(user=user)


def browser_of(name: str) -> Client:
    """A browser with somebody's session; the sign-in form itself is tried in the journeys."""
    user = User.objects.get(username=name)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client
