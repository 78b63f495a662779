"""A form that records something: refusals at their field; then a toast that leads to taking it back."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ronda.kernel.refusal import RefusedError
from ronda.outlets.forms.recording import OutletsForm
from ronda.outlets.models import Deed
from ronda.outlets.wording import deed_sentence, told_problem
from ronda.people.rules import Viewer

F = TypeVar("F", bound=OutletsForm)
D = TypeVar("D")


def record(
    request: HttpRequest,
    viewer: Viewer,
    form: F,
    write: Callable[[F], D],
    *,
    to: str,
    say: Callable[[HttpRequest, Viewer, D], None] | None = None,
    template: str = "outlets/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is good, write, say what was done and go to the address `to`.

    What is written is a deed, unless `say` tells about something else.
    """
    if form.is_bound and form.is_valid():
        try:
            done = write(form)
        except RefusedError as refused:
            form.refuse((each.where, told_problem(each)) for each in refused.problems)
        else:
            if say is not None:
                say(request, viewer, done)
            else:
                say_done(request, viewer, done)  # type: ignore[arg-type]
            return redirect(to)
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, "back": to, **context}, status=status)


def say_done(request: HttpRequest, viewer: Viewer, deed: Deed | None) -> None:
    """A toast; whoever may take it back finds the way there in it."""
    if deed is None:
        messages.info(request, _("Nothing was changed: it was so already."))
        return
    sentence = deed_sentence(deed.what, deed.said)
    if not viewer.can_manage:
        messages.success(request, sentence)
        return
    offer = format_html(
        '{} <a href="{}">{}</a>', sentence, reverse("outlets_deed", args=[deed.pk]), _("Undo")
    )
    messages.success(request, offer)


def today() -> date:
    """The day of the pages."""
    return timezone.localdate()


def moment() -> datetime:
    """Now, as services are told it."""
    return timezone.now()
