"""A plan of the year to take along: as a workbook, on paper; one's own year for a calendar program."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ronda.design.pdf import pdf_answer, pdf_of
from ronda.design.tables.xlsx_file import xlsx_answer
from ronda.design.templatetags.figures import quantity
from ronda.learning.queries.year.page import YearPage, year_page
from ronda.learning.views.year.shown import plan_there
from ronda.learning.wording.year_pages import PLAN_STATES, ROW_STATES, hours, plan_sentences, unmet_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today

PAPER = Path(__file__).parents[2] / "papers" / "training_year.typ"
HOUR = 60


@require_GET
@for_viewer
def hand_over(request: HttpRequest, viewer: Viewer, number: int, kind: str) -> HttpResponse:
    plan = plan_there(viewer, number)
    page = year_page(viewer, plan, today=today())
    name = f"ronda-training-{plan.centre.code}-{plan.year}-{plan.version}"
    if kind == "xlsx":
        sheets = [
            (_("Months"), _matrix(page)),
            (_("Courses"), _rows(page)),
            (_("Without a month"), _unmet(page)),
        ]
        return xlsx_answer(f"{name}.xlsx", sheets)
    if kind == "pdf":
        return pdf_answer(f"{name}.pdf", pdf_of(PAPER, paper_data(page)))
    raise Http404


def _matrix(page: YearPage) -> Iterator[Sequence[object]]:
    """A row a person, hours planned and learnt of each month."""
    heads = [word for month in page.months for word in (f"{month} {_('planned')}", f"{month} {_('learnt')}")]
    yield [_("Code"), _("Person"), *heads]
    for line in page.lines:
        cells = [
            each
            for cell in line.cells
            for each in (cell.planned / HOUR, None if cell.actual is None else cell.actual / HOUR)
        ]
        yield [line.code, line.name, *cells]


def _rows(page: YearPage) -> Iterator[Sequence[object]]:
    yield [_("Month"), _("Code"), _("Person"), _("Course"), _("Minutes"), _("State"), _("Reason")]
    for row in page.rows:
        word = str(ROW_STATES[row.state][0])
        yield [
            row.month,
            row.person.code,
            row.person.name,
            row.course.title,
            row.minutes,
            word,
            row.state_why,
        ]


def _unmet(page: YearPage) -> Iterator[Sequence[object]]:
    yield [_("What is without a month, and why")]
    for each in page.plan.found.get("unmet", []):
        yield [unmet_words(each)]


def paper_data(page: YearPage) -> dict[str, Any]:
    """What the paper is told, all of it text in the reader's language."""
    plan = page.plan
    state = str(PLAN_STATES[plan.state][0])
    return {
        "title": _("Training plan %(year)s") % {"year": plan.year},
        "below": f"{plan.centre.name} · {_('Version %(number)s') % {'number': plan.version}} · {state}",
        "foot": f"Ronda · {plan.centre.name} · {plan.year} · {state}",
        "sentences": [told for told, _kind in plan_sentences(page)],
        "unmet": [unmet_words(each) for each in plan.found.get("unmet", [])],
        "words": {
            "said": _("What the plan says"),
            "unmet": _("Without a month"),
            "months": _("Hours by person and month"),
            "courses": _("Courses by month"),
        },
        "heads": [_("Person"), *(date_format(month.start, "M") for month in page.months), _("Year")],
        "rows": [
            [
                line.name,
                *(hours(cell.planned) if cell.planned else "" for cell in line.cells),
                hours(line.planned),
            ]
            for line in page.lines
        ],
        "course_heads": [_("Month"), _("Course"), _("People")],
        "courses": _courses(page),
    }


def _courses(page: YearPage) -> list[list[str]]:
    found: dict[tuple[str, str], int] = {}
    for row in page.rows:
        if row.state != "cancelled":
            key = (row.month, row.course.title)
            found[key] = found.get(key, 0) + 1
    return [[month, title, quantity(number)] for (month, title), number in sorted(found.items())]
