"""The matrix and its gaps as files that a spreadsheet reads."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.design.tables import csv_answer, xlsx_answer
from ronda.learning.models import Competence
from ronda.learning.queries.ladder_matrix import Matrix
from ronda.learning.rules.ladder import Gap
from ronda.learning.views.ladder.ways import Step
from ronda.learning.wording.ladder import CELLS, rung_name
from ronda.people.wording.names import post_name


@dataclass(frozen=True)
class GapLine:
    """A competence with those who lack it, by name, and the courses that teach it."""

    gap: Gap
    competence: Competence
    own: list[str]
    ahead: list[str]
    courses: list[Step]


def matrix_file(found: Matrix, kind: str) -> HttpResponse:
    heads = [_("Name"), _("Post"), _("Rung"), _("Next rung")]
    rows: list[list[object]] = [[*heads, *(each.title for each in found.competences)]]
    for row in found.rows:
        person, standing = row.on_ladder.person, row.on_ladder.standing
        above = rung_name(standing.next_rung) if standing.next_rung else ""
        states = [str(CELLS[row.cells[each.pk]][1]) for each in found.competences]
        rows.append([person.name, post_name(person.post), rung_name(standing.rung), above, *states])
    if kind == "csv":
        return csv_answer("ronda-ladder.csv", rows)
    return xlsx_answer("ronda-ladder.xlsx", [(_("Matrix"), rows)])


def gap_file(lines: list[GapLine], kind: str) -> HttpResponse:
    rows: list[list[object]] = [
        [
            _("Competence"),
            _("Side"),
            pgettext("competence", "Track"),
            _("Missing for the own rung"),
            _("Missing for the next rung"),
            pgettext("competence", "Shown"),
            _("Names"),
            _("Courses"),
        ]
    ]
    rows += [
        [
            line.competence.title,
            line.competence.get_side_display(),
            line.competence.get_track_display(),
            line.gap.own,
            line.gap.ahead,
            line.gap.shown,
            ", ".join([*line.own, *line.ahead]),
            ", ".join(step.words for step in line.courses),
        ]
        for line in lines
    ]
    if kind == "csv":
        return csv_answer("ronda-gaps.csv", rows)
    return xlsx_answer("ronda-gaps.xlsx", [(_("Gaps"), rows)])
