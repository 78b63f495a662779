"""Pages that set where somebody's days begin, and on which weekdays an outlet can be seen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.forms.plan_terms import StartPlaceForm, VisitDaysForm
from ronda.visits.queries.plan_terms import days_to_set, place_to_set
from ronda.visits.services.plans import set_start_place, set_visit_days
from ronda.work.views.doing import moment, record, today


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def set_place(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    found = place_to_set(viewer, code, on=today())
    if found is None:
        raise Http404
    kept = found.kept
    names = ("latitude", "longitude", "end_latitude", "end_longitude")
    first = {"since": today(), **({name: getattr(kept, name) for name in names} if kept else {})}
    return record(
        request,
        StartPlaceForm(request.POST if request.method == "POST" else None, initial=first),
        lambda good: set_start_place(
            by=viewer,
            at=moment(),
            person=found.person_code,
            since=good.cleaned_data["since"],
            start=(good.cleaned_data["latitude"], good.cleaned_data["longitude"]),
            end=(good.cleaned_data["end_latitude"], good.cleaned_data["end_longitude"])
            if good.cleaned_data["end_latitude"] is not None
            else None,
        ),
        to=reverse("visit_plan", args=[found.person_code, str(Month.of(today()))]),
        said=_("The place is kept; plans made from now on begin there."),
        heading=_("Where days begin and end"),
        below=found.person_name,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def set_days(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    found = days_to_set(viewer, code, on=today())
    if found is None:
        raise Http404
    return record(
        request,
        VisitDaysForm(
            request.POST if request.method == "POST" else None, initial={"weekdays": list(found.weekdays)}
        ),
        lambda good: set_visit_days(
            by=viewer,
            at=moment(),
            outlet=found.outlet_code,
            weekdays="".join(good.cleaned_data["weekdays"]),
            today=today(),
        ),
        to=reverse("outlet", args=[found.outlet_code]),
        said=_("The weekdays are kept; plans made from now on keep to them."),
        heading=_("Weekdays for visits"),
        below=found.outlet_name,
    )
