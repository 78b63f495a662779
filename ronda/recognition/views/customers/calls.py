"""The outlets that were drawn for a call, and one call."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.outlets.rules.telephones import dialled
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.customers import CallForm
from ronda.recognition.models import SurveyRound, TelephoneCheck
from ronda.recognition.queries.customers.rounds import keeps_round, round_seen
from ronda.recognition.queries.customers.sheets import sheet_for, sheets_for
from ronda.recognition.rules.customers.rights import reads_for_call
from ronda.recognition.services.customers import record_call
from ronda.recognition.views.customers.sheets import answers_of
from ronda.work.views.doing import moment, record

KINDS = {"agrees": "good", "differs": "attention", "not_given": "stop", "not_reached": "plain"}


@for_viewer
def show_calls(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Those drawn, and those called beside."""
    round_ = _kept(viewer, number)
    drawn = sheets_for(viewer, round_).filter(to_call=True) | sheets_for(viewer, round_).exclude(calls=None)
    sheets = (
        drawn.distinct().select_related("outlet", "person", "hands_out").prefetch_related("calls__called_by")
    )
    rows = []
    for each in sheets.order_by("number"):
        calls = [
            (call, TelephoneCheck.Outcome(call.outcome).label, KINDS[call.outcome])
            for call in each.calls.all()
        ]
        rows.append((each, calls, each.hands_out_id != viewer.person_id, dialled(each.outlet.telephone)))
    context = {
        "round": round_,
        "rows": rows,
        "left": sum(not calls for _each, calls, *_rest in rows),
        "may_call": round_.state == SurveyRound.State.CLOSED,
    }
    return render(request, "recognition/survey_calls.html", context)


@for_viewer
def call(request: HttpRequest, viewer: Viewer, number: int, sheet: int) -> HttpResponse:
    """With what the sheet says, where one may read it: that is what the outlet is asked about."""
    round_ = _kept(viewer, number)
    found = sheet_for(viewer, number, sheet)
    if round_.state != SurveyRound.State.CLOSED or found.hands_out_id == viewer.person_id:
        raise Http404
    centre = round_.centre_id or found.outlet.centre_id
    reads = reads_for_call(viewer, centre, drawn=found.to_call)
    return record(
        request,
        CallForm(request.POST or None),
        lambda good: record_call(by=viewer, at=moment(), number=number, sheet=sheet, **good.cleaned_data),
        to=reverse("survey_calls", args=[number]),
        said=_("The call about sheet %(number)s is recorded.") % {"number": sheet},
        template="recognition/survey_call.html",
        heading=found.outlet.name,
        below=_("Sheet %(number)s, about %(person)s") % {"number": sheet, "person": found.person.name},
        sheet=found,
        dialled=dialled(found.outlet.telephone),
        answers=answers_of(found, request.LANGUAGE_CODE) if reads else None,
    )


def _kept(viewer: Viewer, number: int) -> SurveyRound:
    round_ = round_seen(viewer, number)
    if not keeps_round(viewer, round_):
        raise Http404
    return round_
