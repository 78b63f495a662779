import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from ronda.config.sessions import LONGEST, PROLONG_AFTER, SessionLimits

pytestmark = pytest.mark.django_db


def visit(session: SessionStore, user: User | AnonymousUser) -> HttpRequest:
    """A request of `user`, after the limits were applied to it."""
    request = RequestFactory().get("/")
    request.session = session
    request.user = user
    SessionLimits(lambda _request: HttpResponse())(request)
    return request


def session_of(**values: int) -> SessionStore:
    session = SessionStore()
    session.update(values)
    session.modified = False
    return session


def now() -> int:
    return int(timezone.now().timestamp())


def test_a_sign_in_of_more_than_twelve_hours_has_ended() -> None:
    began = now() - LONGEST - 60

    request = visit(session_of(began=began, seen=now()), User(pk=1, username="ana"))

    assert not request.user.is_authenticated


def test_a_sign_in_of_today_goes_on() -> None:
    request = visit(session_of(began=now() - 60, seen=now()), User(pk=1, username="ana"))

    assert request.user.is_authenticated


def test_a_busy_person_is_not_written_down_at_every_request() -> None:
    session = session_of(began=now() - 600, seen=now() - 5)

    visit(session, User(pk=1, username="ana"))

    assert not session.modified


def test_the_idle_hour_is_prolonged_now_and_then() -> None:
    session = session_of(began=now() - 600, seen=now() - PROLONG_AFTER - 5)

    visit(session, User(pk=1, username="ana"))

    assert session.modified


def test_a_stranger_gets_no_session() -> None:
    session = session_of()

    visit(session, AnonymousUser())

    assert not session.modified
