"""A form that records something: refusals at their field, and first what it changes of the past."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.kernel.change import Change
from ronda.kernel.refusal import RefusedError
from ronda.people.forms.recording import RecordForm, put_refusal
from ronda.people.queries import months_with_results
from ronda.people.rules import Viewer
from ronda.people.rules.overlap import Interval
from ronda.people.rules.touched import reaches_back, touched_months
from ronda.people.views.doing import say_done

F = TypeVar("F", bound=RecordForm)


def record(
    request: HttpRequest,
    viewer: Viewer,
    form: F,
    write: Callable[[F], Sequence[Change] | None],
    *,
    heading: str,
    done: str,
    to: str,
    changed: Callable[[F], list[Interval]] = lambda form: [],
    corrects: bool = False,
    template: str = "people/form.html",
    undone_to: str = "",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is good, write, say `done` and go to the address `to`.

    `changed` tells the days that count differently; `corrects` that something said before changes.
    """
    context |= {"form": form, "heading": heading, "back": to}
    if request.method == "POST" and form.is_valid():
        context |= _consequences(viewer, changed(form), corrects=corrects)
        if not (context["touched"] or context["past"]) or _is_confirmed(form):
            try:
                changes = write(form)
            except RefusedError as refused:
                put_refusal(form, refused)
            else:
                say_done(request, done, changes or (), undone_to=undone_to or to)
                return redirect(to)
        if context["touched"] or context["past"]:
            form.ask_to_confirm()
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, context, status=status)


def _consequences(viewer: Viewer, changed: list[Interval], *, corrects: bool) -> dict[str, Any]:
    closed = months_with_results(viewer) if changed else frozenset()
    return {
        "touched": touched_months(changed, closed),
        "past": corrects and reaches_back(changed, timezone.localdate()),
    }


def _is_confirmed(form: RecordForm) -> bool:
    """Ticked, and a reason given; what is missing is said once the box has been shown."""
    ticked = bool(form.cleaned_data.get("confirm"))
    given = bool(form.reason)
    if ticked and not given:
        form.add_error("why", _("Say why: the past counts differently after this."))
    return ticked and given
