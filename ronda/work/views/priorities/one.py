"""One phase priority: its state of today, what is tied to it, and its end."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.templatetags.figures import day
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording.indicators import indicator_name
from ronda.work.forms.priorities import CloseForm
from ronda.work.queries.desk import desk_of
from ronda.work.queries.method import method_places
from ronda.work.queries.priorities import PriorityPage, priority_for, priority_page
from ronda.work.queries.ties import ties_of
from ronda.work.services.priorities import close_priority, drop_priority
from ronda.work.views.doing import moment, press, record, today
from ronda.work.wording.priorities import KINDS, STATES, waiting_words


@for_viewer
def show_priority(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = priority_page(viewer, number, today=today())
    priority = found.priority
    named = [each for each in found.state.waits if found.names_others or each.person_id == viewer.person_id]
    context = {
        "found": found,
        "priority": priority,
        "state": STATES[found.state.name],
        "kind": KINDS[found.state.name],
        "waits": [(each, waiting_words(each)) for each in named],
        "others": len(found.state.waits) - len(named),
        "indicators": [indicator_name(code) for code in priority.indicators],
        "place": dict(method_places(viewer, today())).get(priority.place, "") if priority.place else "",
        "chart": _chart(found),
        "today": today(),
    }
    return render(request, "work/priority.html", context)


@dataclass(frozen=True)
class _Page:
    """Where the forms of a fragment lead back to: the page that it is a part of."""

    address: str

    def get_full_path(self) -> str:
        return self.address


@for_viewer
def show_beside(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Visits and checks for it, comments, files and history: the page fetches them when it stands."""
    context = {
        "ties": ties_of(viewer, priority_for(viewer, number)),
        "desk": desk_of(viewer, "priority", number),
        "page": _Page(reverse("work_priority", args=[number])),
    }
    return render(request, "work/priority_beside.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def close(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = priority_page(viewer, number, today=today())
    if not found.may_close:
        raise Http404
    form = CloseForm(request.POST or None, initial={"closed_on": today(), "summary": _told(found)})
    return record(
        request,
        form,
        lambda good: close_priority(
            by=viewer,
            at=moment(),
            number=number,
            on=good.cleaned_data["closed_on"],
            reached=good.cleaned_data["reached"],
            summary=good.cleaned_data["summary"],
            lessons=good.cleaned_data["lessons"],
        ),
        to=reverse("work_priority", args=[number]),
        said=_("The phase priority is closed."),
        heading=_("Close the phase priority"),
        below=found.priority.title,
    )


@require_POST
@for_viewer
def drop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: drop_priority(
            by=viewer, at=moment(), number=number, on=today(), reason=request.POST.get("reason", "")
        ),
        to=reverse("work_priority", args=[number]),
        said=_("The phase priority is dropped; its tasks stay with those who have them."),
    )


PREFILLED = gettext_lazy("Goal: %(goal)s\n%(done)s of %(total)s pieces of work are done, %(late)s are late.")


def _told(found: PriorityPage) -> str:
    """What is known already begins the summary."""
    state = found.state
    facts = {"goal": found.priority.goal, "done": state.done, "total": state.total, "late": state.late}
    return str(PREFILLED) % facts


def _chart(found: PriorityPage) -> dict[str, Any] | None:
    """What was done by each day, and what should have been."""
    if not found.state.total or not found.progress:
        return None
    return {
        "labels": [day(each) for each, _done, _due in found.progress],
        "series": [
            {"name": _("Done"), "values": [done for _day, done, _due in found.progress]},
            {
                "name": _("Should be done"),
                "values": [due for _day, _done, due in found.progress],
                "target": True,
            },
        ],
        "unit": "count",
    }
