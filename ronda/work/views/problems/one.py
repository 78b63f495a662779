"""One problem: where it stands, the next step, and what was done."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.problems.steps import ActionForm, CauseForm, CheckForm, DismissForm, ReassignForm
from ronda.work.forms.recording import WorkForm
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import desk_of
from ronda.work.queries.problems import ProblemPage, problem_page
from ronda.work.services.problem_steps import (
    check_problem,
    dismiss_problem,
    finish_action,
    name_cause,
    plan_action,
    reassign_problem,
)
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.problems.raising import Chosen
from ronda.work.views.problems.tables import STATE_KINDS

STEPS = (
    gettext_lazy("Found"),
    gettext_lazy("Cause"),
    gettext_lazy("Action"),
    gettext_lazy("Check"),
    gettext_lazy("Closed"),
)
HEADINGS = {
    "cause": gettext_lazy("Cause of the problem"),
    "action": gettext_lazy("Action against the cause"),
    "check": gettext_lazy("Check whether it is solved"),
    "dismiss": gettext_lazy("Dismiss the problem"),
    "reassign": gettext_lazy("Give it to another owner"),
}
SAID = {
    "cause": gettext_lazy("The cause is kept."),
    "action": gettext_lazy("The action is kept."),
    "check": gettext_lazy("The check is kept."),
    "dismiss": gettext_lazy("The problem is dismissed."),
    "reassign": gettext_lazy("The problem has another owner."),
}
Write = Callable[[Any], Any]


@for_viewer
def show_problem(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = problem_page(viewer, number, today=today())
    context = {
        "found": found,
        "problem": found.problem,
        "state_kind": "attention" if found.late else STATE_KINDS[found.problem.state],
        "steps": _steps(found),
        "desk": desk_of(viewer, "problem", number),
    }
    return render(request, "work/problem.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def do_step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    found = problem_page(viewer, number, today=today())
    if deed not in HEADINGS or not _may(found, deed):
        raise Http404
    form, write = _step(request, viewer, found, deed)
    return record(
        request,
        form,
        write,
        to=reverse("work_problem", args=[number]),
        said=str(SAID[deed]),
        template="work/problem_step.html",
        heading=HEADINGS[deed],
        problem=found.problem,
    )


@require_POST
@for_viewer
def finish(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: finish_action(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("work_problem", args=[number]),
        said=_("The action is done; now somebody else checks whether it helped."),
    )


def _may(found: ProblemPage, deed: str) -> bool:
    """The owner may open the check and is told why somebody else does it."""
    if deed == "dismiss":
        return found.may_dismiss
    return found.may_act or (deed == "check" and found.may_check)


def _step(request: HttpRequest, viewer: Viewer, found: ProblemPage, deed: str) -> tuple[WorkForm, Write]:
    problem, data = found.problem, request.POST or None
    about: dict[str, Any] = {"by": viewer, "at": moment(), "number": problem.pk}
    now = {**about, "today": today()}
    if deed == "cause":
        cause = CauseForm(data, initial={"cause": problem.cause, "topic": problem.topic})
        return cause, lambda good: name_cause(**about, **good.cleaned_data)
    if deed == "action":
        action = ActionForm(data, initial={"action": problem.action, "due": max(problem.due, today())})
        return action, lambda good: plan_action(**now, **good.cleaned_data)
    if deed == "check":
        return CheckForm(data), lambda good: check_problem(
            **now, says=good.cleaned_data["says"], solved=good.cleaned_data["solved"] == "yes"
        )
    if deed == "dismiss":
        return DismissForm(data), lambda good: dismiss_problem(**now, why=good.cleaned_data["why"])
    people = colleagues_of(viewer, on=today(), centres=[problem.centre_id])
    numbers = {each.code: each.person_id for each in people}
    reassign = ReassignForm(
        data,
        people=[(each.code, f"{each.name} ({each.code})") for each in people],
        initial={"owner": problem.owner.code, "due": max(problem.due, today())},
    )
    return reassign, lambda good: reassign_problem(
        **now,
        owner=Chosen(numbers[good.cleaned_data["owner"]]),
        due=good.cleaned_data["due"],
        why=good.cleaned_data["why"],
    )


def _steps(found: ProblemPage) -> list[dict[str, Any]]:
    if found.problem.state == "dismissed":
        return []
    done = found.steps_done
    return [
        {"name": name, "state": "done" if place < done else "now" if place == done else "later"}
        for place, name in enumerate(STEPS)
    ]
