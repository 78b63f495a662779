"""A judge's marks, on the page and on paper."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ronda.design.pdf import pdf_answer, pdf_of
from ronda.design.templatetags.figures import day
from ronda.learning.forms.practice.drills import MarksForm
from ronda.learning.queries.practice.drills import (
    criteria_of,
    drill_for,
    entries_of,
    judges_of,
    own_scores,
    runs,
)
from ronda.learning.services.practice import score_entry
from ronda.learning.wording.practice_words import criterion_words, marks_of
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record

PAPER = Path(__file__).parents[2] / "papers" / "scoring_sheet.typ"


@for_viewer
def score(request: HttpRequest, viewer: Viewer, number: int, entry: int) -> HttpResponse:
    """Then the next one that this judge has not scored, or back to the drill."""
    drill = drill_for(viewer, number)
    entries = {each.pk: each for each in entries_of(drill)}
    judges = {each.person_id for each in judges_of(drill)}
    if entry not in entries or viewer.person_id not in judges:
        raise Http404
    given = own_scores(viewer, drill)
    kept = given.get(entry)
    marks = marks_of(kept.marks) if kept else {}
    first = {f"mark_{code}": mark for code, mark in marks.items()} | {"comment": kept.comment if kept else ""}

    def write(good: MarksForm) -> str:
        score_entry(
            by=viewer,
            at=moment(),
            number=number,
            entry=entry,
            marks=good.marks,
            comment=good.cleaned_data["comment"],
        )
        left = [pk for pk in entries if pk not in given and pk != entry]
        return reverse("drill_score", args=[number, left[0]]) if left else reverse("drill", args=[number])

    return record(
        request,
        MarksForm(request.POST or None, sheet=criteria_of(drill), initial=first),
        write,
        to=lambda address: str(address),
        said=_("The marks of %(name)s are kept; nobody else sees them before the drill is published.")
        % {"name": entries[entry].person.name},
        back=reverse("drill", args=[number]),
        heading=entries[entry].person.name,
        below=drill.title,
    )


@require_GET
@for_viewer
def paper(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """An empty sheet for each person who takes part, for whoever judges or runs it."""
    drill = drill_for(viewer, number)
    judges = {each.person_id for each in judges_of(drill)}
    if viewer.person_id not in judges and not runs(viewer, drill):
        raise Http404
    rows = [[criterion_words(each), str(each.weight), str(each.most)] for each in criteria_of(drill)]
    data: dict[str, Any] = {
        "title": drill.title,
        "below": f"{drill.get_kind_display()} · {day(drill.day)}",
        "foot": drill.centre.name,
        "heads": [_("Criterion"), _("Weight of 100"), _("Highest mark"), _("Mark")],
        "rows": rows,
        "people": [each.person.name for each in entries_of(drill)] or [""],
        "words": {
            "judge": _("Judge"),
            "person": _("Person"),
            "comment": _("What to keep and what to change"),
            "sign": _("Signature"),
        },
    }
    return pdf_answer(f"ronda-drill-{drill.pk}.pdf", pdf_of(PAPER, data))
