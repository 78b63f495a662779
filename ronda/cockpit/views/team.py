"""The team's month: a table, the same as a file, and without persons for their representative."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ronda.cockpit.forms.team import SORTS, TeamQuestion
from ronda.cockpit.queries import aggregates_for, team_month
from ronda.cockpit.views.shell import LEADING_ROLES, open_places
from ronda.cockpit.wording.cards import TEAM_HEADINGS, team_cells
from ronda.cockpit.wording.standing import standing_words
from ronda.design.tables.csv_file import csv_answer
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@dataclass(frozen=True)
class Heading:
    """The head of a column, and the address that sorts by it."""

    name: str
    label: str
    address: str
    order: str

    @property
    def is_lost(self) -> bool:
        """Whether it stands under the common head of the points lost."""
        return self.name in {"back", "front", "external"}

    @property
    def is_figure(self) -> bool:
        return self.name not in {"name", "post", "grade"}


@for_viewer
def show_team(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    question = asked_of(request, viewer)
    if not viewer.roles & LEADING_ROLES:
        return redirect("team")
    found = team_month(viewer, question.month)
    lines = question.answer(found.lines)
    context = {
        **_frame(question, found),
        "lines": lines,
        "standing": standing_words(found.closing, found.approved) if found.closing else "",
        "headings": _headings(question),
        "posts": sorted({line.result.post for line in found.lines}),
        "several_units": len({line.result.unit_id for line in found.lines}) > 1,
        "total_cents": sum(line.amount_cents or 0 for line in lines),
        "missed": sum(line.result.missed for line in lines),
        "everybody": len(found.lines),
    }
    return render(request, "cockpit/team.html", context)


@for_viewer
def export_team(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    question = asked_of(request, viewer)
    found = team_month(viewer, question.month)
    if not viewer.roles & LEADING_ROLES or found.closing is None:
        raise Http404
    lines = question.answer(found.lines)
    heads = [str(TEAM_HEADINGS[name]) for name in SORTS]
    return csv_answer(f"ronda-{found.closing.month}.csv", [heads, *map(team_cells, lines)])


def asked_of(request: HttpRequest, viewer: Viewer) -> TeamQuestion:
    if "team" not in open_places(viewer):
        raise Http404
    try:
        return TeamQuestion.of(request.GET)
    except ValueError as error:
        raise Http404 from error


def show_aggregates(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The team without persons, for the representative of the staff."""
    question = asked_of(request, viewer)
    found = aggregates_for(viewer, question.month)
    return render(request, "cockpit/aggregates.html", {**_frame(question, found), "found": found})


def _frame(question: TeamQuestion, found: Any) -> dict[str, Any]:
    month = Month.parse(found.closing.month) if found.closing else question.month
    return {
        "question": question,
        "closing": found.closing,
        "month": month,
        "months": [(each, f"?{question.in_month(each).address}") for each in found.months],
    }


def _headings(question: TeamQuestion) -> list[Heading]:
    order = "descending" if question.falling else "ascending"
    return [
        Heading(
            name=name,
            label=str(TEAM_HEADINGS[name]),
            address=f"?{question.sorted_by(name).address}",
            order=order if question.sort == name else "",
        )
        for name in SORTS
    ]
