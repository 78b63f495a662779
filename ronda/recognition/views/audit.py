"""The yearly audit of raters as pages: colleagues under numbers, leaders by name, customers' sheets."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.audit import AuditWordForm, AuditYearForm
from ronda.recognition.models import AuditWord, PeerRound
from ronda.recognition.queries.colleagues.auditing import (
    audited_rounds,
    audited_rounds_of,
    leaders_audited,
    may_audit,
    sheets_looked_at,
)
from ronda.recognition.queries.selection import may_run
from ronda.recognition.services.colleagues.auditing import decide_in_audit
from ronda.recognition.wording.audit import severity_words, sign_words
from ronda.work.views.doing import moment, record, today

YEARS = 5


@for_viewer
def show_audit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_audit(viewer):
        raise Http404
    now = today().year
    years = list(range(now, now - YEARS, -1))
    asked = AuditYearForm(request.GET, years=years)
    year = int((asked.cleaned_data.get("year") if asked.is_valid() else "") or now)
    context = {
        "year": year,
        "narrow": asked,
        "rounds": [_round(each) for each in audited_rounds_of(viewer, year)],
        "leaders": [
            {
                "name": name,
                "told": each,
                "lower": None if each.lower is None else Decimal(repr(each.lower)),
                "share": Decimal(repr(each.share)),
            }
            for name, each in leaders_audited(viewer, year)
        ],
        "sheets": sheets_looked_at(viewer, year),
        "runs": may_run(viewer),
    }
    return render(request, "recognition/rater_audit.html", context)


@for_viewer
def decide(request: HttpRequest, viewer: Viewer, number: int, rater: int) -> HttpResponse:
    """`rater` 0: the three who rated each other up."""
    round_ = audited_rounds(viewer).filter(pk=number).first()
    found = round_.audited.filter(number=rater).first() if round_ and rater else None
    if round_ is None or (rater and found is None) or (not rater and not round_.told.get("clique")):
        raise Http404
    named = {"half": round_.half, "number": rater}
    return record(
        request,
        AuditWordForm(request.POST or None),
        lambda good: decide_in_audit(
            by=viewer,
            at=moment(),
            number=number,
            rater=rater or None,
            outcome=good.cleaned_data["outcome"],
            text=good.cleaned_data["text"],
        ),
        to=f"{reverse('rater_audit')}?year={round_.closes_on.year}",
        said=_("The decision is kept."),
        heading=_("Rater %(number)s of %(half)s") % named if rater else _("Three of %(half)s") % named,
        below="; ".join(sign_words(found.signs))
        if found
        else _("Three rated each other higher than chance would. It changed no score."),
    )


def _round(round_: PeerRound) -> dict[str, Any]:
    words: dict[int | None, list[AuditWord]] = {}
    for each in round_.audit_words.all():
        words.setdefault(each.number, []).append(each)
    raters = [
        {
            "row": each,
            "kind": severity_words(each.severity),
            "signs": sign_words(each.signs),
            "words": words.get(each.number, ()),
        }
        for each in round_.audited.all()
    ]
    return {
        "round": round_,
        "raters": raters,
        "clique": bool(round_.told.get("clique")),
        "clique_words": words.get(None, ()),
        "set_aside": int(round_.told.get("set_aside", 0)),
    }
