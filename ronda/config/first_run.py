"""An empty installation has one page: the one that sets it up."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ronda.people.queries.first_run import is_empty_installation


class FirstRun:
    """Leads a stranger to the welcome page while there is no company and no account.

    Once something is there it stays there, so each process asks the database until then only.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer
        self._has_begun = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._has_begun and not _is_open(request.path):
            self._has_begun = request.user.is_authenticated or not is_empty_installation()
            if not self._has_begun:
                return redirect("welcome")
        return self._answer(request)


def _is_open(path: str) -> bool:
    """The welcome page itself and the choice of its language."""
    return path in {reverse("welcome"), reverse("set_language")}
