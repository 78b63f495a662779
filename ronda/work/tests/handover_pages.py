"""A town in which everybody has an account, on a Monday in October."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages

from ronda.cockpit.tests.pages_world import browser_of
from ronda.people.models import Person
from ronda.work.tests.builders import Town, a_town

NOW = datetime(2022, 10, 10, 9, tzinfo=UTC)
TODAY = NOW.date()
__all__ = ["TODAY", "at", "browser_of", "october", "told", "town"]

ACCOUNTS = {
    "ana": "E01",
    "bruno": "E03",
    "carmen": "E04",
    "diego": "E05",
    "elena": "E06",
    "ivan": "E20",
    "hugo": "H01",
}


def october(day: int) -> date:
    return date(2022, 10, day)


def at(day: int) -> datetime:
    return datetime(2022, 10, day, 8, tzinfo=UTC)


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    town = a_town()
    for name, code in ACCOUNTS.items():
        user = User.objects.create_user(name)
        Person.objects.filter(code=code).update(user=user)
    return town


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]
