"""Giving tasks: one, or the same for many after a look at what that makes."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.kernel.refusal import RefusedError
from ronda.outlets.forms.filters import OutletFilter
from ronda.outlets.queries import formats_of, holders_of, listed_outlets, outlet_named
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.tasks import ManyTasksForm, TaskForm
from ronda.work.queries.task_targets import (
    codes_in,
    outlets_of_plan,
    outlets_of_priority,
    targets_named,
    targets_of,
)
from ronda.work.rules.task_order import Targets, TaskOrder
from ronda.work.services.giving import Given, give_tasks
from ronda.work.views.doing import moment, record, today
from ronda.work.views.task_shared import asked_options, first_values
from ronda.work.wording import told_problem
from ronda.work.wording.tasks import tasks_words


@for_viewer
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    options = asked_options(viewer)
    first = first_values(request, viewer, options["choices"])
    return record(
        request,
        TaskForm(request.POST or None, initial=first, **options),
        lambda good: give_tasks(by=viewer, at=moment(), orders=[_order(viewer, good)]),
        to=lambda given: reverse("work_task", args=[given.number]),
        said=_("The task is given; its executor finds it in My day."),
        back=reverse("work_tasks"),
        heading=_("New task"),
        many=reverse("work_task_many"),
        template="work/task_new.html",
    )


@for_viewer
def many(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The form, then what it makes, then the tasks."""
    options = asked_options(viewer)
    first = first_values(request, viewer, options["choices"])
    first |= {"whom": "plan" if "plan" in first else "priority" if "priority" in first else "managers"}
    form = ManyTasksForm(request.POST or None, initial=first, **options)
    filters = _filters(request, viewer)
    context: dict[str, Any] = {"form": form, "outlets": filters.form, "back": reverse("work_tasks")}
    if not form.is_bound or not form.is_valid() or "again" in request.POST:
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "work/task_many.html", context, status=status)
    made = _made(viewer, form, filters)
    if "confirm" in request.POST and made.orders and (made.is_clean or "leave_out" in request.POST):
        try:
            return _gave(request, give_tasks(by=viewer, at=moment(), orders=made.orders))
        except RefusedError as refused:
            form.refuse((each.where, told_problem(each)) for each in refused.problems)
            return render(request, "work/task_many.html", context, status=422)
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", "send", "confirm", "again", "leave_out")
    ]
    status = 422 if "confirm" in request.POST else 200
    context |= {"made": made, "kept": kept, "words": tasks_words(len(made.orders))}
    return render(request, "work/task_many_check.html", context, status=status)


@dataclass(frozen=True)
class Made:
    """What the form would make; `targets` where it is for outlets."""

    orders: list[TaskOrder]
    by_person: list[tuple[str, str, int]]
    targets: Targets

    @property
    def is_clean(self) -> bool:
        return not self.targets.without and not self.targets.unknown


def _order(viewer: Viewer, form: TaskForm) -> TaskOrder:
    """RefusedError for an outlet that is not the viewer's."""
    said, choices = form.cleaned_data, form.choices
    person = choices.person(said["person"])
    assert person is not None, "the field offers nobody else"
    code = said["outlet"].strip()
    return TaskOrder(
        centre_id=person.centre_id,
        owner_id=person.person_id,
        accountable_id=choices.numbers.get(said["accountable"], viewer.person_id),
        outlet_id=outlet_named(viewer, code).pk if code else None,
        **form.asked,
    )


def _made(viewer: Viewer, form: ManyTasksForm, filters: OutletFilter) -> Made:
    said, people, whom = form.cleaned_data, form.choices.people, form.cleaned_data["whom"]
    common = {**form.asked, "accountable_id": viewer.person_id}
    if whom in ("persons", "managers"):
        chosen = [
            each
            for each in people
            if (each.code in said["persons"] if whom == "persons" else each.post == "account_manager")
        ]
        orders = [TaskOrder(centre_id=each.centre_id, owner_id=each.person_id, **common) for each in chosen]
        return Made(orders, [(each.code, each.name, 1) for each in chosen], Targets())
    due = said["due"]
    if whom == "codes":
        targets = targets_named(viewer, codes_in(said["codes"]), due=due)
    elif whom == "plan":
        targets = targets_of(viewer, outlets_of_plan(viewer, int(said["plan"])), due=due)
    elif whom == "priority":
        targets = targets_of(viewer, outlets_of_priority(viewer, int(said["priority"])), due=due)
    else:
        targets = targets_of(viewer, filters.qs, due=due)
    orders = [
        TaskOrder(centre_id=each.centre_id, owner_id=each.person_id, outlet_id=each.outlet_id, **common)
        for each in targets.held
    ]
    return Made(orders, targets.by_person, targets)


def _filters(request: HttpRequest, viewer: Viewer) -> OutletFilter:
    on = today()
    return OutletFilter(
        request.POST or request.GET,
        queryset=listed_outlets(viewer, on=on),
        on=on,
        holders=None if viewer.scope == "own" else holders_of(viewer, on=on),
        formats=formats_of(viewer),
        prefix="outlets",
    )


def _gave(request: HttpRequest, given: Given) -> HttpResponse:
    messages.success(request, _("Given: %(tasks)s.") % {"tasks": tasks_words(len(given.numbers))})
    if not given.batch:
        return redirect("work_task", given.number)
    return redirect("work_task_batch", given.batch)
