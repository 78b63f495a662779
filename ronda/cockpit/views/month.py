"""My month: every indicator with its pace, what a point is worth, the levers, and the closed months."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ronda.cockpit.queries.estimate import PersonEstimate
from ronda.cockpit.queries.my_month import MyMonth, my_month
from ronda.cockpit.rules.estimate import LineEstimate, levers_of, worth_cents
from ronda.cockpit.services.bringing import estimate_under_way
from ronda.cockpit.wording.day import change_words, grade_words, rests_on
from ronda.cockpit.wording.month import adjustments_of, next_grade_words, open_words
from ronda.design.templatetags.figures import month_name
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code

# Where the work of an indicator is seen day by day.
PAGES = {
    "visit_adherence": "visit_quotas",
    "visit_coverage": "visit_quotas",
    "field_visits_brand": "visit_quotas",
    "field_visits_information": "visit_quotas",
    "field_visits_director": "visit_quotas",
    "planned_visits": "visit_plans",
    "valid_visits": "visit_questions",
    "record_accuracy": "findings",
    "corrected_in_time": "findings",
    "inspections_done": "inspections",
    "base_information": "visit_base_data",
    "request_handling": "work_requests",
    "training_hours": "learning_figures",
    "learning_continuity": "learning_figures",
    "learning_coverage": "learning_figures",
    "exam_pass_rate": "learning_figures",
}


@dataclass(frozen=True)
class Row:
    """A line, what one more point of it is worth in cents, why it stands so, and where its work is seen."""

    line: LineEstimate
    cents: int | None
    why: str
    address: str = ""


@dataclass(frozen=True)
class SpellPart:
    """One post of one centre: its own card, the team's, and how the score is put together."""

    unit: str
    post: str
    basis: str
    own: list[Row]
    team: list[Row]
    adjustments: list[tuple[str, Decimal]]


@require_GET
@for_viewer
def show_me(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = my_month(viewer, today=timezone.localdate())
    context = _frame(viewer, found, own_code(request))
    if found.running is not None:
        context |= _running(found.running, company_for(viewer).currency)
    return render(request, "cockpit/my_month.html", context)


def _frame(viewer: Viewer, found: MyMonth, code: str) -> dict[str, Any]:
    return {
        "month": found.month,
        "running": found.running,
        "has_estimate": found.has_estimate,
        "holds_post": bool(viewer.centre_ids),
        "closed": found.closed,
        "trend": _trend(found),
        "code": code,
        "job": estimate_under_way(viewer) if viewer.centre_ids else None,
    }


def _running(running: PersonEstimate, currency: str) -> dict[str, Any]:
    person = running.person
    step = _step(person)
    return {
        "person": person,
        "change": change_words(running),
        "grade_note": grade_words(person),
        "rests_on": rests_on(running),
        "parts": [_part(running, spell, step, currency) for spell in running.spells],
        "levers": levers_of(running.lines),
        "some_behind": any(line.state == "behind" for line in running.lines),
        "next_grade": next_grade_words(person, currency),
    }


def _part(
    running: PersonEstimate, spell: dict[str, Any], step: tuple[int, int] | None, currency: str
) -> SpellPart:
    def rows(place: str) -> list[Row]:
        part = running.person["month_part"]
        return [
            Row(
                line,
                worth_cents(line, part, step),
                open_words(line, currency),
                reverse(PAGES[line.indicator]) if line.indicator in PAGES else "",
            )
            for line in running.lines_of(spell["spell_id"], place)
        ]

    return SpellPart(
        spell["unit"], spell["post"], spell["basis"], rows("own"), rows("team"), adjustments_of(spell)
    )


def _step(person: dict[str, Any]) -> tuple[int, int] | None:
    """Cents that the next grade adds, and the way to it from where the present grade begins."""
    if person["step_cents"] is None or person["next_start"] is None:
        return None
    return person["step_cents"], person["next_start"] - person["own_start"]


def _trend(found: MyMonth) -> dict[str, Any]:
    months = sorted(found.closed, key=lambda each: each.month)
    return {
        "labels": [month_name(each.month) for each in months],
        "series": [
            {"name": _("Score of the month"), "values": [Decimal(each.score).scaleb(-4) for each in months]},
            {
                "name": _("Score for the grade"),
                "values": [Decimal(each.grade_score).scaleb(-4) for each in months],
            },
        ],
        "unit": "points",
    }
