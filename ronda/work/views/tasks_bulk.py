"""One deed for all chosen tasks, and for a whole batch."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.recording import WorkForm
from ronda.work.forms.task_deeds import MoveForm, ReassignForm, WithdrawForm
from ronda.work.queries.task_boards import batch_of
from ronda.work.queries.task_choices import choices_for
from ronda.work.queries.tasks import listed_tasks
from ronda.work.rules import may_record_in
from ronda.work.services import withdraw_tasks
from ronda.work.services.task_changes import move_tasks, reassign_tasks, remind_of_tasks
from ronda.work.services.tasks import complete_tasks
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.task_shared import filter_of
from ronda.work.wording.tasks import tasks_words

MOST_AT_ONCE = 2000


@require_POST
@for_viewer
def bulk(request: HttpRequest, viewer: Viewer, what: str) -> HttpResponse:
    """404 where nothing was chosen or there is no such deed: no button of ours sends that."""
    numbers = _chosen(request, viewer)
    if len(numbers) > MOST_AT_ONCE:
        messages.error(request, _("At most 2,000 tasks are changed at once; narrow the list down."))
        return redirect(_back(request))
    if what in PRESSED:
        write, said = PRESSED[what]
        return press(request, lambda: write(viewer, numbers), to=_back(request), said=said())
    if what not in ASKED:
        raise Http404
    heading, make, write_asked = ASKED[what]
    form = make(request.POST if "send" in request.POST else None, viewer)
    form.with_form_tag = False
    return record(
        request,
        form,
        lambda good: write_asked(viewer, numbers, good),
        to=_back(request),
        said=_("Done for %(tasks)s.") % {"tasks": tasks_words(len(numbers))},
        template="work/task_bulk.html",
        heading=heading(),
        above=tasks_words(len(numbers)),
        numbers=numbers,
    )


@for_viewer
def show_batch(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    batch = batch_of(viewer, code, today=today())
    may = bool(batch.open) and all(may_record_in(viewer, centre) for centre in batch.centre_ids)
    return render(request, "work/task_batch.html", {"batch": batch, "may_withdraw": may})


@require_POST
@for_viewer
def withdraw_batch(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """What is not done of it; what is done stays done."""
    batch_of(viewer, code, today=today())
    rows = listed_tasks(viewer, today=today()).filter(batch=code, done_on=None).order_by()
    numbers = list(rows.values_list("kept", flat=True))
    reason = request.POST.get("reason", "")
    return press(
        request,
        lambda: withdraw_tasks(by=viewer, at=moment(), numbers=numbers, reason=reason),
        to=reverse("work_tasks"),
        said=_("Withdrawn: %(tasks)s.") % {"tasks": tasks_words(len(numbers))},
    )


def _finish(viewer: Viewer, numbers: list[int]) -> Any:
    return complete_tasks(by=viewer, at=moment(), numbers=numbers, done_on=today())


def _remind(viewer: Viewer, numbers: list[int]) -> Any:
    return remind_of_tasks(by=viewer, at=moment(), numbers=numbers)


def _move(viewer: Viewer, numbers: list[int], form: WorkForm) -> Any:
    said = form.cleaned_data
    return move_tasks(by=viewer, at=moment(), numbers=numbers, due=said["due"], why=said["why"])


def _reassign(viewer: Viewer, numbers: list[int], form: WorkForm) -> Any:
    said = form.cleaned_data
    owner = choices_for(viewer, on=today()).numbers[said["person"]]
    return reassign_tasks(by=viewer, at=moment(), numbers=numbers, owner_id=owner, why=said["why"])


def _withdraw(viewer: Viewer, numbers: list[int], form: WorkForm) -> Any:
    return withdraw_tasks(by=viewer, at=moment(), numbers=numbers, reason=form.cleaned_data["why"])


PRESSED: dict[str, tuple[Callable[[Viewer, list[int]], Any], Callable[[], str]]] = {
    "done": (_finish, lambda: _("The chosen tasks are done; today they may still be taken back.")),
    "remind": (_remind, lambda: _("The executors see your reminder on the page of tasks.")),
}
Make = Callable[[Any, Viewer], WorkForm]
ASKED: dict[str, tuple[Callable[[], str], Make, Callable[[Viewer, list[int], WorkForm], Any]]] = {
    "move": (
        lambda: _("Move the due day"),
        lambda data, viewer: MoveForm(data, initial={"due": today()}),
        _move,
    ),
    "reassign": (
        lambda: _("Give to somebody else"),
        lambda data, viewer: ReassignForm(data, people=choices_for(viewer, on=today()).named),
        _reassign,
    ),
    "withdraw": (lambda: _("Withdraw tasks"), lambda data, viewer: WithdrawForm(data), _withdraw),
}


def _chosen(request: HttpRequest, viewer: Viewer) -> list[int]:
    if request.POST.get("every"):
        rows = filter_of(viewer, request.GET).qs.order_by()
        numbers = list(rows.values_list("kept", flat=True)[: MOST_AT_ONCE + 1])
    else:
        asked = request.POST.getlist("chosen")
        numbers = [int(each) for each in asked if each.isascii() and each.isdigit()]
    if not numbers:
        raise Http404
    return numbers


def _back(request: HttpRequest) -> str:
    asked = request.GET.urlencode()
    return f"{reverse('work_tasks')}?{asked}" if asked else reverse("work_tasks")
