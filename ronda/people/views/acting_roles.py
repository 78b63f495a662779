"""Pages for those who may change the set-up; for everybody else they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from ronda.people.rules import Viewer
from ronda.people.views.acting import Page, for_viewer

P = ParamSpec("P")


def for_manager(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """An administrator's page."""

    @wraps(page)
    def answer(request: HttpRequest, viewer: Viewer, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not viewer.can_manage:
            raise Http404
        return page(request, viewer, *args, **kwargs)

    return for_viewer(answer)
