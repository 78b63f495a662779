"""People in a session: registering, excusing, results."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ronda.kernel.refusal import RefusedError
from ronda.learning.forms.certification import ResultForm, ResultsForm, WhyForm
from ronda.learning.queries.certification import may_organise
from ronda.learning.queries.certification.sessions import entries_of, entry_numbered, session_numbered
from ronda.learning.services.certification.entering import (
    enter_person,
    excuse_entry,
    register_entry,
    unregister_entry,
)
from ronda.learning.services.certification.results import enter_result, mark_absent
from ronda.learning.wording.certification import level_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code
from ronda.work.views.doing import moment, next_page, press, record, today
from ronda.work.wording import told_problem


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    entry = entry_numbered(viewer, number, today())
    given: dict[str, Any] = {"by": viewer, "at": moment(), "today": today(), "number": number}
    deeds: dict[str, tuple[Any, str]] = {
        "register": (lambda: register_entry(**given), _("Registered.")),
        "unregister": (lambda: unregister_entry(**given), _("The registration is taken back.")),
    }
    if deed not in deeds:
        raise Http404
    write, said = deeds[deed]
    to = next_page(request, reverse("certification_session", args=[entry.session_id]))
    return press(request, write, to=to, said=said)


@require_POST
@for_viewer
def enter_oneself(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Whoever may sit a level asks nobody for it."""
    return press(
        request,
        lambda: enter_person(by=viewer, at=moment(), today=today(), number=number, person=own_code(request)),
        to=reverse("certification_session", args=[number]),
        said=_("Registered."),
    )


@for_viewer
def excuse(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    entry = _led(viewer, number)
    form = WhyForm(request.POST or None, send=_("Excuse"))
    return record(
        request,
        form,
        lambda good: excuse_entry(
            by=viewer, at=moment(), today=today(), number=number, why=good.cleaned_data["why"]
        ),
        to=reverse("certification_session", args=[entry.session_id]),
        said=_("Excused; the obligation stays for the next session."),
        heading=_("Excuse %(name)s") % {"name": entry.person.name},
        below=f"{level_words(entry.session.level)}",
    )


@for_viewer
def correct_result(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    entry = _led(viewer, number)
    corrects = entry.state in ("passed", "failed", "absent")
    form = ResultForm(
        request.POST or None, corrects=corrects, initial={"theory": entry.theory, "skill": entry.skill}
    )
    return record(
        request,
        form,
        lambda good: enter_result(by=viewer, at=moment(), today=today(), number=number, said=good.said),
        to=reverse("certification_session", args=[entry.session_id]),
        said=lambda done: _("Passed.") if done.state == "passed" else _("Not passed."),
        heading=entry.person.name,
        below=_("Result of the session: %(level)s") % {"level": level_words(entry.session.level)},
    )


@for_viewer
def enter_results(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Everybody who registered on one page; either all that was written is kept, or nothing."""
    session = session_numbered(viewer, number)
    if not may_organise(viewer) or session.held_on > today():
        raise Http404
    waiting = [each for each in entries_of(viewer, session, today()) if each.state == "registered"]
    form = ResultsForm(request.POST or None, entries=waiting)
    if form.is_bound and form.is_valid():
        done = _keep(form, viewer)
        if done is not None:
            told = ngettext("%(count)s result is entered.", "%(count)s results are entered.", done)
            messages.success(request, told % {"count": done})
            return redirect("certification_session", number)
    context = {"form": form, "session": session, "level": level_words(session.level)}
    return render(request, "learning/certification_results.html", context, status=422 if form.errors else 200)


def _keep(form: ResultsForm, viewer: Viewer) -> int | None:
    """None where something was refused; each refusal stands at its person's field."""
    done = 0
    with transaction.atomic():
        for entry in form.entries:
            given: dict[str, Any] = {"by": viewer, "at": moment(), "today": today(), "number": entry.pk}
            said = form.said_of(entry)
            try:
                if said is not None:
                    enter_result(**given, said=said)
                elif form.is_absent(entry):
                    mark_absent(**given)
                else:
                    continue
            except RefusedError as refused:
                form.refuse(
                    (f"{_field(each.where)}_{entry.pk}", told_problem(each)) for each in refused.problems
                )
            else:
                done += 1
        if form.errors:
            transaction.set_rollback(True)
    return None if form.errors else done


def _field(where: str) -> str:
    return where if where in ("theory", "skill") else "number"


def _led(viewer: Viewer, number: int) -> Any:
    if not may_organise(viewer):
        raise Http404
    return entry_numbered(viewer, number, today())
