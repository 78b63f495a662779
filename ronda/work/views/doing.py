"""A form or a button that records something: refusals at their field, then a sentence and the next page."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from ronda.kernel.refusal import RefusedError
from ronda.work.forms.recording import WorkForm
from ronda.work.wording import told_problem

F = TypeVar("F", bound=WorkForm)
Told = Any


def record(
    request: HttpRequest,
    form: F,
    write: Callable[[F], Told],
    *,
    to: str | Callable[[Told], str],
    said: str | Callable[[Told], str],
    template: str = "work/form.html",
    back: str = "",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is good, write, say what was done and go to the address `to`.

    `to` and `said` may depend on what the service answered.
    """
    if form.is_bound and form.is_valid():
        try:
            told = write(form)
        except RefusedError as refused:
            form.refuse((each.where, told_problem(each)) for each in refused.problems)
        else:
            messages.success(request, said if isinstance(said, str) else said(told))
            return redirect(to if isinstance(to, str) else to(told))
    status = 422 if form.is_bound else 200
    if not back and isinstance(to, str):
        back = to
    return render(request, template, {"form": form, "back": back, **context}, status=status)


def press(
    request: HttpRequest, write: Callable[[], Any], *, to: str, said: str | Callable[[Any], str]
) -> HttpResponse:
    """A button of a page (POST): write and go to `to`; a refusal is told there."""
    try:
        told = write()
    except RefusedError as refused:
        say_refused(request, refused)
    else:
        messages.success(request, said if isinstance(said, str) else said(told))
    return redirect(to)


def say_refused(request: HttpRequest, refused: RefusedError) -> None:
    for problem in refused.problems[:3]:
        messages.error(request, told_problem(problem))


def next_page(request: HttpRequest, otherwise: str) -> str:
    """The page that a button came from (its `next`), when it is one of ours."""
    asked = request.POST.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else otherwise


def today() -> date:
    """The day of the pages."""
    return timezone.localdate()


def moment() -> datetime:
    """Now, as services are told it."""
    return timezone.now()
