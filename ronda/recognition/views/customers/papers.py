"""Sheets on paper: numbered, each with its own code, in the order of the route; then the custody list."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.design.pdf import pdf_answer, pdf_of
from ronda.design.templatetags.figures import day
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.policy import asked_items, customers_rules
from ronda.recognition.queries.customers.rounds import keeps_round, round_seen
from ronda.recognition.queries.customers.sheets import sheets_brought
from ronda.recognition.services.customers import print_sheets
from ronda.recognition.views.customers.codes import drawing_of
from ronda.recognition.views.customers.handing import address_of
from ronda.recognition.wording.survey_words import ROLES, mark_words
from ronda.work.views.doing import moment, next_page, say_refused, today

PAPER = Path(__file__).parents[2] / "papers" / "survey_sheets.typ"


@require_POST
@for_viewer
def print_forms(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A deed: what was printed before is good no more."""
    round_ = round_seen(viewer, number)
    if not keeps_round(viewer, round_) and not sheets_brought(viewer).filter(round=round_).exists():
        raise Http404
    try:
        printed = print_sheets(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            person=request.POST.get("person", ""),
            bringer=request.POST.get("bringer", ""),
            handed_too="handed" in request.POST,
        )
    except RefusedError as refused:
        say_refused(request, refused)
        return redirect(next_page(request, reverse("survey_round", args=[number])))
    document = pdf_of(PAPER, paper_data(request, viewer, round_, printed))
    return pdf_answer(f"ronda-survey-{number}.pdf", document)


def paper_data(
    request: HttpRequest, viewer: Viewer, round_: SurveyRound, printed: Sequence[tuple[SurveySheet, str]]
) -> dict[str, Any]:
    language = get_language() or "en"
    scales, opened = asked_items(round_.version)
    version = round_.version
    marks = range(version.least, version.most + 1)
    least = customers_rules(today()).reporting_least
    return {
        "title": _("How do we serve you?"),
        "company": company_for(viewer).name,
        "foot": round_.title,
        "sheets": [
            {
                "number": str(sheet.number),
                "about": _("About %(name)s, who looks after your shop") % {"name": sheet.person.name},
                "code": drawing_of(address_of(request, code)).decode(),
            }
            for sheet, code in printed
        ],
        "questions": [each.text(language) for each in scales],
        "marks": [[str(mark), mark_words(mark, version.most)] for mark in marks],
        "open": opened.text(language) if opened else "",
        "roles": [str(words) for words in ROLES.values()],
        "custody": [
            [
                str(sheet.position),
                str(sheet.number),
                f"{sheet.outlet.name} ({sheet.outlet.code})",
                " · ".join(each for each in (sheet.outlet.address, sheet.outlet.city) if each),
                sheet.person.name,
                sheet.hands_out.name if sheet.hands_out else "",
            ]
            for sheet, _code in printed
        ],
        "words": {
            "form": _("Form"),
            "scan": _("On your phone: read this code with the camera. It is good once, until %(day)s.")
            % {"day": day(_last_day(printed))},
            "paper": _("Or fill in this paper and give it back in a closed envelope."),
            "trust": _(
                "Your account manager never sees your form; only means of at least %(number)s forms are told."
            )
            % {"number": least},
            "role": _("You are"),
            "custody": _("Custody list"),
            "custody_below": _(
                "Keep this list apart from the forms; the person who is rated does not see it."
            ),
        },
        "heads": [
            _("Stop"),
            _("Form"),
            _("Outlet"),
            _("Address"),
            _("About"),
            _("Handed out by"),
            pgettext("survey sheet", "Handed out"),
            pgettext("survey sheet", "Returned"),
        ],
    }


def _last_day(printed: Sequence[tuple[SurveySheet, str]]) -> date:
    """The last one on which all the codes are good."""
    ends = [sheet.token_until for sheet, _code in printed if sheet.token_until]
    return timezone.localdate(min(ends) - timedelta(microseconds=1))
