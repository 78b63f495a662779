"""One event: what was planned, what came of it, and its buttons."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.events import ReportForm
from ronda.work.models import Event
from ronda.work.queries.desk import desk_of
from ronda.work.queries.events import event_for, is_guarded, may_report
from ronda.work.rules.assist_steps import assist_steps
from ronda.work.rules.event_state import event_state
from ronda.work.services.events import EventReport, cancel_event, report_event
from ronda.work.views.doing import moment, press, record, today
from ronda.work.wording.events import ASSIST_STEPS, KINDS, STATES


@for_viewer
def show_event(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    event = event_for(viewer, number)
    state = event_state(event.state, event.day, today())
    context = {
        "event": event,
        "state": STATES[state],
        "kind": KINDS[state],
        "may_report": may_report(viewer, event),
        "has_come": event.day <= today(),
        "steps": _steps(event),
        "desk": desk_of(viewer, "event", number),
    }
    return render(request, "work/event.html", context)


def _steps(event: Event) -> list[dict[str, object]]:
    """An in-store sales assist as its five steps; other events have none."""
    if event.kind != Event.Kind.ASSIST:
        return []
    has_come = event.day <= today()
    told = assist_steps(event.state, has_come=has_come, goes_on=bool(event.next_step))
    return [{"name": ASSIST_STEPS[name], "state": state} for name, state in told]


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def report(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    event = event_for(viewer, number)
    if not may_report(viewer, event):
        raise Http404
    form = ReportForm(request.POST or None, adults_only=is_guarded(viewer, event))
    return record(
        request,
        form,
        lambda good: report_event(
            by=viewer,
            at=moment(),
            number=number,
            today=today(),
            report=EventReport(
                result=good.cleaned_data["result"],
                age_checked=good.cleaned_data.get("age_checked", False),
                attendance=good.cleaned_data["attendance"],
                units_sold=good.cleaned_data["units_sold"],
                next_step=good.cleaned_data["next_step"],
            ),
        ),
        to=reverse("work_event", args=[number]),
        said=_("The event is reported. Photos go to its page."),
        heading=_("What came of the event"),
        below=event.title,
    )


@require_POST
@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: cancel_event(by=viewer, at=moment(), number=number, why=request.POST.get("reason", "")),
        to=reverse("work_event", args=[number]),
        said=_("The event is cancelled."),
    )
