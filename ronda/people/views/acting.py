"""From an account to the person who acts: every page begins here."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ronda.kernel.refusal import RefusedError
from ronda.people.queries import viewer_for
from ronda.people.rules import Viewer

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]

KEPT = "_acting_viewer"
# What a database counts up to; nothing has a larger number.
LARGEST = 2**63 - 1


def viewer_of(request: HttpRequest) -> Viewer | None:
    """Who the signed-in account acts as today; asked once for each request."""
    if not hasattr(request, KEPT):
        setattr(request, KEPT, viewer_for(request.user, on=timezone.localdate()))
    found: Viewer | None = getattr(request, KEPT)
    return found


def own_code(request: HttpRequest) -> str:
    """The code of the signed-in person; only where there is a viewer."""
    return cast(User, request.user).person.code


def own_name(request: HttpRequest) -> str:
    return cast(User, request.user).person.name


def for_viewer(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for people who are signed in, never kept in a cache; what is not theirs is not there."""

    @never_cache
    @login_required
    @wraps(page)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = viewer_of(request)
        if viewer is None:
            return render(request, "people/nobody.html", status=403)
        if any(isinstance(each, int) and each > LARGEST for each in kwargs.values()):
            raise Http404
        try:
            return page(request, viewer, *args, **kwargs)
        except RefusedError as refused:
            raise Http404 from refused

    return answer
