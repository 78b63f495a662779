"""A page that is only read asks once for the company and its calendar, however many parts of it want them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ronda.people.queries.once import asking_once


class AskOnce:
    """Nothing is kept where something is sent: a write must see what it has written."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self._answer(request)
        with asking_once():
            return self._answer(request)
