"""What whoever runs a round does: plan, draw, name who hands out, open, close, publish, cancel."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ronda.design.templatetags.figures import day
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.customers import BringersForm, CloseForm, ExtendForm, RoundForm, WhyForm
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.answering import OPEN_STATES
from ronda.recognition.queries.customers.frame import bringers_of
from ronda.recognition.queries.customers.policy import customers_rules
from ronda.recognition.queries.customers.progress import is_early
from ronda.recognition.queries.customers.questionnaires import questionnaires_for
from ronda.recognition.queries.customers.rounds import centres_run, lasting_of, round_seen, runs_round
from ronda.recognition.queries.customers.sheets import sheets_for
from ronda.recognition.services.customers import (
    RoundSaid,
    cancel_round,
    close_round,
    draw_round,
    extend_round,
    make_round,
    name_bringers,
    open_round,
    publish_round,
)
from ronda.work.views.doing import moment, press, record, today

RUNNING = (SurveyRound.State.PLANNED, SurveyRound.State.DRAWN, SurveyRound.State.OPEN)


@for_viewer
def new_round(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = centres_run(viewer)
    if not centres:
        raise Http404
    asked = [(str(each.pk), each.title) for each in questionnaires_for(viewer).filter(retired_at=None)]
    if not asked:
        return redirect("questionnaire_new")
    form = RoundForm(
        request.POST or None,
        centres=[(str(pk), name or _("whole company")) for pk, name in centres.items()],
        questionnaires=asked,
        initial={
            "opens_on": today(),
            "closes_on": today() + timedelta(days=customers_rules(today()).round_days - 1),
        },
    )
    return record(
        request,
        form,
        lambda good: make_round(by=viewer, at=moment(), said=_said(good)),
        to=lambda made: reverse("survey_round", args=[made.pk]),
        said=_("The round is planned; draw the outlets next."),
        back=reverse("survey_rounds"),
        heading=_("New survey round"),
        below=_("Outlets are drawn by chance; nobody who is rated learns which."),
    )


@for_viewer
def name(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = _run(viewer, number)
    waiting = sheets_for(viewer, round_).filter(state=SurveySheet.State.DRAWN)
    rows = waiting.order_by("person__name").values_list("person__code", "person__name", "hands_out__code")
    rated = {code: (name_, bringer) for code, name_, bringer in rows}
    people = [(each.code, each.name) for each in bringers_of(round_, today())]
    form = BringersForm(
        request.POST or None,
        rated=[(code, name_) for code, (name_, _bringer) in rated.items()],
        people=people,
        initial={code: bringer for code, (_name, bringer) in rated.items()},
    )
    return record(
        request,
        form,
        lambda good: name_bringers(
            by=viewer, at=moment(), today=today(), number=number, bringers=good.chosen
        ),
        to=reverse("survey_round", args=[number]),
        said=_("Who hands out the sheets is named."),
        heading=_("Who hands out whose sheets"),
        below=_("A delivery person or market inspector of another route; never the person who is rated."),
    )


@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = _run(viewer, number)
    return record(
        request,
        WhyForm(request.POST or None),
        lambda good: cancel_round(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=reverse("survey_round", args=[number]),
        said=_("The round is cancelled; its codes are good no more."),
        heading=_("Cancel the round"),
        below=round_.title,
    )


@for_viewer
def extend(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Shows the last day of now, so that of two who put it later the second is told."""
    round_ = _run(viewer, number)
    if round_.state not in RUNNING:
        raise Http404
    lasting = lasting_of(round_, today())
    form = ExtendForm(
        request.POST or None,
        last=lasting.last,
        first=max(today(), lasting.last + timedelta(days=1)),
        latest=lasting.latest,
    )
    told = _("The last day is %(day)s so far. Who is rated and who hands out sees the new day at once.")
    return record(
        request,
        form,
        lambda good: extend_round(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=reverse("survey_round", args=[number]),
        said=lambda put: _("The last day is %(day)s now.") % {"day": day(put.closes_on)},
        heading=_("Put the last day later"),
        below=told % {"day": day(round_.closes_on)},
    )


@for_viewer
def close(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Not to be taken back, so it is asked once more; before the last day also why."""
    round_ = _run(viewer, number)
    sheets = list(round_.sheets.all())
    out = sum(each.state in OPEN_STATES for each in sheets)
    early = is_early(round_, sheets, today())
    words = ngettext(
        "%(number)s form is still out. What comes back later counts no more.",
        "%(number)s forms are still out. What comes back later counts no more.",
        out,
    )
    return record(
        request,
        CloseForm(request.POST or None, early=early, last=round_.closes_on),
        lambda good: close_round(
            by=viewer, at=moment(), today=today(), number=number, why=good.cleaned_data.get("why", "")
        ),
        to=reverse("survey_round", args=[number]),
        said=_("The round is closed. Outlets drawn for a call are called now."),
        heading=_("Close the round"),
        below=words % {"number": out} if out else _("Every form is back or set aside."),
    )


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    _run(viewer, number)
    here: dict[str, Any] = {"by": viewer, "at": moment(), "today": today(), "number": number}
    deeds = {
        "draw": (draw_round, _("The outlets are drawn. Look at who hands out the sheets.")),
        "open": (open_round, _("The round is open; outlets can answer.")),
        "publish": (publish_round, _("The results are published, all at once.")),
    }
    if deed not in deeds:
        raise Http404
    write, said = deeds[deed]
    return press(request, lambda: write(**here), to=reverse("survey_round", args=[number]), said=said)


def _run(viewer: Viewer, number: int) -> SurveyRound:
    round_ = round_seen(viewer, number)
    if not runs_round(viewer, round_):
        raise Http404
    return round_


def _said(good: RoundForm) -> RoundSaid:
    said = dict(good.cleaned_data)
    centre, asked = int(said.pop("centre")), int(said.pop("questionnaire"))
    return RoundSaid(**said, questionnaire=asked, centre=centre or None)
