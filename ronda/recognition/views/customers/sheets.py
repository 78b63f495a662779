"""Sheets of a round as a list and one by one: where each is; at the end what it says, to those who lead."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.recognition.forms.customers import SheetFilterForm, WhyForm
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.policy import asked_items
from ronda.recognition.queries.customers.progress import is_to_key
from ronda.recognition.queries.customers.rounds import keeps_round, round_seen
from ronda.recognition.queries.customers.sheets import listed_sheets, sheet_for, sheets_for
from ronda.recognition.rules.customers.rights import sees_answers
from ronda.recognition.services.customers import void_sheet
from ronda.recognition.views.customers.tables import SheetTable
from ronda.recognition.wording.survey_words import ROLES, SHEET_KINDS, flag_words, stratum_words
from ronda.work.views.doing import moment, record

OVER = (SurveyRound.State.CLOSED, SurveyRound.State.PUBLISHED)


@for_viewer
def show_sheets(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = _kept(viewer, number)
    everything = sheets_for(viewer, round_)
    people = everything.order_by("person__name").values_list("person__code", "person__name").distinct()
    bringers = everything.exclude(hands_out=None).order_by("hands_out__name")
    narrow = SheetFilterForm(
        request.GET,
        people=list(people),
        bringers=list(bringers.values_list("hands_out__code", "hands_out__name").distinct()),
    )
    table = SheetTable([_row(each) for each in listed_sheets(viewer, round_, narrow.wanted)])
    table.empty_text = _("No sheet fits these filters.")
    return show_list(
        request,
        table,
        name=f"ronda-survey-{number}-sheets",
        template="recognition/survey_sheets.html",
        round=round_,
        filter={"form": narrow},
    )


@for_viewer
def show_sheet(request: HttpRequest, viewer: Viewer, number: int, sheet: int) -> HttpResponse:
    """Answers are read by those who lead, once the round is closed."""
    _kept(viewer, number)
    found = sheet_for(viewer, number, sheet)
    over = found.round.state in OVER
    reads = over and sees_answers(viewer, found.round.centre_id or found.outlet.centre_id)
    context: dict[str, Any] = {
        "sheet": found,
        "round": found.round,
        "state_kind": SHEET_KINDS[found.state],
        "stratum": stratum_words(found.stratum),
        "flags": flag_words(found.flags) if over else [],
        "calls": found.calls.select_related("called_by"),
        "answers": answers_of(found, request.LANGUAGE_CODE) if reads and found.returned_at else None,
        "waits_for_answers": not over,
        "to_key": is_to_key(found) and found.round.state == SurveyRound.State.OPEN,
        "may_void": found.state != "void" and found.round.state in ("drawn", "open", "closed"),
        "may_call": found.round.state == "closed"
        and found.returned_at is not None
        and found.hands_out_id != viewer.person_id,
        "live": found.token_until is not None and found.token_until > timezone.now(),
        "open": found.round.state == SurveyRound.State.OPEN and found.state in ("drawn", "handed"),
    }
    return render(request, "recognition/survey_sheet.html", context)


@for_viewer
def void(request: HttpRequest, viewer: Viewer, number: int, sheet: int) -> HttpResponse:
    _kept(viewer, number)
    found = sheet_for(viewer, number, sheet)
    return record(
        request,
        WhyForm(request.POST or None),
        lambda good: void_sheet(by=viewer, at=moment(), number=number, sheet=sheet, **good.cleaned_data),
        to=reverse("survey_sheet", args=[number, sheet]),
        said=_("The sheet counts no more."),
        heading=_("Not valid: sheet %(number)s") % {"number": found.number},
        below=_("What was recorded of it no longer counts. The reason stays on record."),
    )


def answers_of(sheet: SurveySheet, language: str) -> dict[str, Any]:
    scales, opened = asked_items(sheet.round.version)
    return {
        "rows": [(each.text(language), sheet.answers.get(each.code)) for each in scales],
        "most": sheet.round.version.most,
        "open": opened.text(language) if opened else "",
        "said": sheet.said,
        "role": ROLES.get(sheet.role, ""),
    }


def _kept(viewer: Viewer, number: int) -> SurveyRound:
    round_ = round_seen(viewer, number)
    if not keeps_round(viewer, round_):
        raise Http404
    return round_


def _row(each: SurveySheet) -> dict[str, Any]:
    return {
        "number": each.number,
        "round": each.round_id,
        "outlet": each.outlet.name,
        "code": each.outlet.code,
        "stratum": stratum_words(each.stratum),
        "person": each.person.name,
        "bringer": each.hands_out.name if each.hands_out else "",
        "position": each.position,
        "state": str(SurveySheet.State(each.state).label),
        "state_kind": SHEET_KINDS[each.state],
        "how": each.get_how_display(),
        "handed": timezone.localtime(each.handed_at).date() if each.handed_at else None,
        "returned": timezone.localtime(each.returned_at).date() if each.returned_at else None,
        "look": "; ".join(flag_words(each.flags)),
    }
