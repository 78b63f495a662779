"""Learning in figures: one's own twelve months, and those of the people whom one leads."""

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ronda.learning.forms.figures import FiguresFilter
from ronda.learning.queries.figures import Figures, LearningFigures, learning_figures
from ronda.learning.views.figure_tables import FiguresTable, figures_row
from ronda.learning.wording.figures import exams_words, hours_words, months_words, own_words, state_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.people.wording.names import post_name
from ronda.work.views.doing import moment, today


@for_viewer
def show_figures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = learning_figures(viewer, on=today(), at=moment())
    led = [each.person for each in found.people if each.person]
    centres = sorted({(str(each.centre_id), each.centre) for each in led}, key=lambda each: each[1])
    posts = sorted((code, post_name(code)) for code in {each.post for each in led})
    narrow = FiguresFilter(request.GET, centres=centres, posts=posts)
    rows = [figures_row(each, found.months) for each in narrow.narrowed(found.people)]
    table = FiguresTable(rows, one_centre=len(centres) < 2, order_by=("state",))
    table.empty_text = _("Nobody fits these filters.")
    return show_list(
        request,
        table,
        name=f"ronda-learning-{found.months[-1]}",
        template="learning/figures.html",
        narrow=narrow,
        led=bool(led),
        own=_own(found.own),
        together=_together(found) if led else None,
        months=found.months,
    )


def _own(own: Figures | None) -> dict[str, Any] | None:
    if own is None or not own.learnt.there:
        return None
    kind, state = state_words(own.learnt)
    return {
        "kind": kind,
        "state": state,
        "hours": hours_words(own.learnt),
        "months": months_words(own.learnt),
        "own": own_words(own.learnt),
        "exams": exams_words(own.sat, own.passed),
        "line": list(own.learnt.minutes.values()),
    }


def _together(found: LearningFigures) -> dict[str, Any]:
    """Heads beside shares: of how many the rest is told."""
    counted = [each for each in found.people if each.learnt.there]
    sat = sum(each.sat for each in found.people)
    return {
        "people": len(counted),
        "reached": sum(each.learnt.total > 0 for each in counted),
        "enough": sum(each.learnt.enough for each in counted),
        "steady": sum(each.learnt.steady for each in counted),
        "crammed": sum(each.learnt.crammed is not None for each in counted),
        "sat": sat,
        "passed": sum(each.passed for each in found.people),
        "pass_rate": Fraction(sum(each.passed for each in found.people), sat) if sat else None,
        "line": [sum(each.learnt.minutes.get(month, 0) for each in counted) for month in found.months],
    }
