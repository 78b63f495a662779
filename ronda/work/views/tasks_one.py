"""The page of one task, and what may be done with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.task_deeds import ChangeForm, DoneForm, MoveForm, ReassignForm
from ronda.work.queries import method_places
from ronda.work.queries.desk import desk_of
from ronda.work.queries.duty_codes import duty_title
from ronda.work.queries.task_choices import choices_for
from ronda.work.queries.tasks import task_for
from ronda.work.rules import may_record_in
from ronda.work.rules.task_rights import task_rights
from ronda.work.rules.task_state import task_state
from ronda.work.services import complete_task, reopen_task, withdraw_tasks
from ronda.work.services.task_changes import (
    change_task,
    judge_task,
    move_tasks,
    reassign_tasks,
    remind_of_tasks,
)
from ronda.work.views.doing import moment, next_page, press, record, today
from ronda.work.views.task_shared import asked_day, asked_options, language
from ronda.work.wording.tasks import KINDS, STATES


@for_viewer
def show_task(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    task, on = task_for(viewer, number), today()
    word, colour = STATES[task_state(task.due, task.done_on, on)]
    context = {
        "task": task,
        "rights": task_rights(viewer, task, on),
        "state": word,
        "state_kind": colour,
        "kind": KINDS[task.kind],
        "duty": duty_title(task.duty, language()),
        "place": dict(method_places(viewer, on)).get(task.place, "") if task.place else "",
        "desk": desk_of(viewer, "task", number),
    }
    return render(request, "work/task.html", context)


@for_viewer
def finish(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    task = task_for(viewer, number)
    any_day = may_record_in(viewer, task.centre_id)
    form = DoneForm(
        request.POST or None, any_day=any_day, initial={"done_on": today(), "result": task.result}
    )
    return record(
        request,
        form,
        lambda good: complete_task(
            by=viewer,
            at=moment(),
            number=number,
            done_on=good.cleaned_data.get("done_on") or today(),
            result=good.cleaned_data["result"],
        ),
        to=_page(number),
        said=_("The task is done; today you may still take it back."),
        heading=task.title,
        below=_("Evidence wanted: %(evidence)s") % {"evidence": task.evidence_wanted}
        if task.evidence_wanted
        else "",
    )


@require_POST
@for_viewer
def finish_at_once(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The button of a card; where evidence is wanted, the page of the task says so."""
    return press(
        request,
        lambda: complete_task(by=viewer, at=moment(), number=number, done_on=today()),
        to=next_page(request, _page(number)),
        said=_("The task is done; today you may still take it back."),
    )


@require_POST
@for_viewer
def reopen(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: reopen_task(by=viewer, at=moment(), number=number, today=today()),
        to=next_page(request, _page(number)),
        said=_("Taken back; the task is open again."),
    )


@require_POST
@for_viewer
def judge(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    effective = request.POST.get("effective") == "yes"
    why = request.POST.get("why", "")[:300]
    return press(
        request,
        lambda: judge_task(by=viewer, at=moment(), number=number, effective=effective, why=why),
        to=_page(number),
        said=_("The effect is judged; the appraisal of the month reads it."),
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    task = task_for(viewer, number)
    names = ("title", "goal", "evidence_wanted", "starts_on", "minutes", "duty", "kind", "stage", "place")
    first = {name: getattr(task, name) for name in names} | {
        "plan": task.plan_id,
        "priority": task.priority_id,
    }
    form = ChangeForm(request.POST or None, initial=first, **asked_options(viewer))
    return record(
        request,
        form,
        lambda good: change_task(
            by=viewer, at=moment(), number=number, values=good.values, why=good.cleaned_data["why"]
        ),
        to=_page(number),
        said=_("The task is changed; the reason stands in its history."),
        heading=_("Change what is asked"),
        below=task.title,
    )


@for_viewer
def move(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    task = task_for(viewer, number)
    return record(
        request,
        MoveForm(request.POST or None, initial={"due": asked_day(request.GET) or max(task.due, today())}),
        lambda good: move_tasks(
            by=viewer,
            at=moment(),
            numbers=[number],
            due=good.cleaned_data["due"],
            why=good.cleaned_data["why"],
        ),
        to=_page(number),
        said=_("The due day is moved; the old one stays in the history."),
        heading=_("Move the due day"),
        below=task.title,
    )


@for_viewer
def reassign(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    task = task_for(viewer, number)
    choices = choices_for(viewer, on=today())
    return record(
        request,
        ReassignForm(request.POST or None, people=choices.named, initial={"person": task.owner.code}),
        lambda good: reassign_tasks(
            by=viewer,
            at=moment(),
            numbers=[number],
            owner_id=choices.numbers[good.cleaned_data["person"]],
            why=good.cleaned_data["why"],
        ),
        to=_page(number),
        said=_("The task has another executor."),
        heading=_("Give to somebody else"),
        below=task.title,
    )


@require_POST
@for_viewer
def withdraw(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return press(
        request,
        lambda: withdraw_tasks(by=viewer, at=moment(), numbers=[number], reason=reason),
        to=reverse("work_tasks"),
        said=_("The task is withdrawn."),
    )


@require_POST
@for_viewer
def remind(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: remind_of_tasks(by=viewer, at=moment(), numbers=[number]),
        to=_page(number),
        said=_("The executor sees your reminder on the page of tasks and in the digest."),
    )


def _page(number: int) -> str:
    return reverse("work_task", args=[number])
