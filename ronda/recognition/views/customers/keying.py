"""Paper is keyed in: by two people who do not see each other's, then what differs is settled."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.customers import KeyingForm
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.progress import is_to_key
from ronda.recognition.queries.customers.rounds import keeps_round, round_seen
from ronda.recognition.queries.customers.sheets import sheet_for, sheets_for, to_key
from ronda.recognition.rules.customers.asking import items_of
from ronda.recognition.rules.customers.keying import Keyed, differences
from ronda.recognition.services.customers import key_sheet, settle_sheet
from ronda.recognition.services.customers.keying import TWICE
from ronda.recognition.wording.survey_words import ROLES
from ronda.work.views.doing import moment, record


@for_viewer
def show_paper(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = _kept(viewer, number)
    waiting = to_key(sheets_for(viewer, round_)).select_related("person").prefetch_related("keyings")
    rows = [(each, *_waits_for(viewer, each)) for each in waiting.order_by("number")]
    return render(request, "recognition/survey_keying.html", {"round": round_, "rows": rows})


@for_viewer
def key(request: HttpRequest, viewer: Viewer, number: int, sheet: int) -> HttpResponse:
    """The first and second time an empty form; then both, with what differs."""
    round_ = _kept(viewer, number)
    found = sheet_for(viewer, number, sheet)
    if not is_to_key(found) or round_.state != SurveyRound.State.OPEN:
        raise Http404
    kept = list(found.keyings.select_related("keyed_by"))
    if len(kept) < TWICE and any(each.keyed_by_id == viewer.person_id for each in kept):
        raise Http404
    version = round_.version
    items = items_of(version.items)
    form = KeyingForm(
        request.POST or None,
        items=items,
        language=request.LANGUAGE_CODE,
        least=version.least,
        most=version.most,
    )
    settles = len(kept) == TWICE
    write = settle_sheet if settles else key_sheet
    return record(
        request,
        form,
        lambda good: write(by=viewer, at=moment(), number=number, sheet=sheet, keyed=good.keyed),
        to=reverse("survey_keying", args=[number]),
        said=_("Sheet %(number)s is settled.") % {"number": sheet}
        if settles
        else _("Sheet %(number)s is keyed in.") % {"number": sheet},
        template="recognition/survey_key.html",
        heading=_("Sheet %(number)s") % {"number": sheet},
        below=_("Settle what differs, with the paper before you.")
        if settles
        else _("Key in what stands on the paper, and nothing else."),
        different=_different(kept, items, request.LANGUAGE_CODE) if settles else [],
    )


def _different(kept: list[Any], items: list[Any], language: str) -> list[tuple[str, str, str]]:
    """Question and what each of the two keyed in."""
    words = {each.code: each.text(language) for each in items} | {
        "said": _("In own words"),
        "role": _("Who answered"),
    }
    one, other = (Keyed(each.answers, each.said, each.role) for each in kept)
    return [(words.get(code, code), _said(one, code), _said(other, code)) for code in differences(one, other)]


def _said(keyed: Keyed, code: str) -> str:
    if code == "said":
        return keyed.said or "—"
    if code == "role":
        return str(ROLES.get(keyed.role, "—"))
    return str(keyed.answers.get(code, "—"))


def _waits_for(viewer: Viewer, sheet: SurveySheet) -> tuple[str, str, bool]:
    """In words, their colour, and whether the viewer may go on."""
    kept = list(sheet.keyings.all())
    if len(kept) >= TWICE:
        return pgettext("keying of a sheet", "differs, to be settled"), "attention", True
    if any(each.keyed_by_id == viewer.person_id for each in kept):
        return pgettext("keying of a sheet", "waits for a second person"), "plain", False
    if kept:
        return pgettext("keying of a sheet", "to be keyed in a second time"), "note", True
    return pgettext("keying of a sheet", "to be keyed in"), "note", True


def _kept(viewer: Viewer, number: int) -> SurveyRound:
    round_ = round_seen(viewer, number)
    if not keeps_round(viewer, round_):
        raise Http404
    return round_
