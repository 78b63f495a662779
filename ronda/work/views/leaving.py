"""What somebody who leaves has in hand, and who takes it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import person_named
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.leaving import OpenLine, may_pass_on, open_lines
from ronda.work.services.leaving import pass_on
from ronda.work.views.doing import moment, today
from ronda.work.views.handover_shared import named
from ronda.work.wording import told_problem
from ronda.work.wording.leaving import LINES


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def show_leaving(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """One person for everything, or another one for a line."""
    person = person_named(viewer, code)
    if not (viewer.can_manage or any(may_pass_on(viewer, each) for each in viewer.centre_ids)):
        raise Http404
    found = open_lines(viewer, person.pk, today=today())
    lines = [line for line in found if may_pass_on(viewer, line.centre_id)]
    wrong: dict[str, str] = {}
    if request.method == "POST":
        wanted = _wanted(request, lines)
        wrong = _passed_on(request, viewer, person, wanted)
        if not wrong:
            return redirect("work_leaving", code)
    people = [each for each in colleagues_of(viewer, on=today()) if each.person_id != person.pk]
    context: dict[str, Any] = {
        "person": person,
        "lines": [_shown(request, line, wrong) for line in lines],
        "people": named(people),
        "wrong": wrong,
        "all": request.POST.get("all", ""),
        "why": request.POST.get("why", ""),
    }
    return render(request, "work/leaving.html", context, status=422 if wrong else 200)


def _wanted(request: HttpRequest, lines: list[OpenLine]) -> dict[str, str]:
    """A line of its own first, then what was chosen for all of them."""
    every = request.POST.get("all", "")
    chosen = {line.key: request.POST.get(line.key, "") or every for line in lines}
    return {key: code for key, code in chosen.items() if code}


def _passed_on(request: HttpRequest, viewer: Viewer, person: Any, wanted: dict[str, str]) -> dict[str, str]:
    """What is wrong, by line or field; nothing once it is done."""
    if not wanted:
        return {"all": _("Choose who takes it, for all lines or for some.")}
    try:
        number = pass_on(
            by=viewer,
            at=moment(),
            today=today(),
            person=person,
            to=wanted,
            why=request.POST.get("why", ""),
        )
    except NotAllowedError:
        raise
    except RefusedError as refused:
        return {problem.where: told_problem(problem) for problem in refused.problems}
    told = ngettext("%(number)s piece of work passed on.", "%(number)s pieces of work passed on.", number)
    messages.success(request, told % {"number": number})
    return {}


def _shown(request: HttpRequest, line: OpenLine, wrong: dict[str, str]) -> dict[str, Any]:
    try:
        address = reverse(line.name, args=[line.page]) if line.name else ""
    except NoReverseMatch:
        address = ""
    return {
        "line": line,
        "kind": LINES[line.kind],
        "address": address,
        "chosen": request.POST.get(line.key, ""),
        "wrong": wrong.get(line.key, ""),
    }
