"""How long a sign-in lasts: one hour without a request, twelve hours at most."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

LONGEST = 12 * 60 * 60
# The idle hour is prolonged at most this often: a session written at every request would queue readers too.
PROLONG_AFTER = 5 * 60


class SessionLimits:
    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._limit(request, int(timezone.now().timestamp()))
        return self._answer(request)

    def _limit(self, request: HttpRequest, now: int) -> None:
        session = request.session
        if now - session.setdefault("began", now) > LONGEST:
            logout(request)
        elif now - session.get("seen", 0) > PROLONG_AFTER:
            session["seen"] = now
