"""Years: a person's statement, a team's table, and settling the year for good."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ronda.cockpit.forms.year import SettleForm
from ronda.cockpit.queries.year import YearStatement, team_year, year_statement
from ronda.cockpit.queries.year_settling import year_to_settle
from ronda.cockpit.rules.year import PointsInYear, in_points
from ronda.cockpit.services.settling_year import settle_year
from ronda.cockpit.views.shell import LEADING_ROLES, open_places
from ronda.cockpit.views.year_table import YearTable
from ronda.cockpit.wording.year import (
    changed_words,
    day_of,
    lack_words,
    refusal_words,
    refused_field,
    standing_of_year,
    why_no_score,
    year_rows,
)
from ronda.design.tables import csv_answer, show_table, xlsx_answer
from ronda.design.templatetags.figures import month_name
from ronda.innovation.wording.causes import cause_words
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.queries.prizes import own_prizes
from ronda.pay.wording import PRIZE_STATES
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@require_GET
@for_viewer
def show_year(request: HttpRequest, viewer: Viewer, code: str, year: int) -> HttpResponse:
    found = year_statement(viewer, code, year)
    kind = request.GET.get("export", "")
    if kind == "csv":
        return csv_answer(f"ronda-{year}-{code}.csv", list(year_rows(found)))
    if kind == "xlsx":
        return xlsx_answer(f"ronda-{year}-{code}.xlsx", [(_("Year statement"), list(year_rows(found)))])
    return render(request, "cockpit/year.html", _page(viewer, found, code))


def _page(viewer: Viewer, found: YearStatement, code: str) -> dict[str, Any]:
    year, grounds = found.person.year, found.person.grounds
    return {
        "found": found,
        "year": found.year,
        "code": code,
        "place": found.person.place,
        "years": [(each, reverse("year", args=[code, each])) for each in found.years],
        "score": in_points(year.score),
        "months_mean": in_points(year.months),
        "innovation": year.innovation,
        "views_weight": found.terms.selection_weight * grounds.views.weight,
        "months_weight": 1 - found.terms.selection_weight * grounds.views.weight,
        "above_cap": sum(each.points for each in grounds.innovation) - found.terms.innovation_cap,
        "grants": [_grant(each) for each in grounds.innovation],
        "prizes": _prizes(viewer, found),
        "why_no_score": why_no_score(grounds.views.why_not),
        "standing": standing_of_year(found.settled, found.year),
        "changed": changed_words(found.changed),
        "runs": [(each, standing_of_year(each, found.year)) for each in found.runs[1:]],
        "from_team": bool(viewer.roles & LEADING_ROLES),
    }


def _prizes(viewer: Viewer, found: YearStatement) -> list[dict[str, Any]]:
    """Money beside the score of the year, never in it."""
    own = own_prizes(viewer, found.person.place.person_id)
    return [
        {"award": each.award, "line": line, "state": PRIZE_STATES["paid" if line.is_paid else each.state]}
        for each, line in own
        if each.award.day.year == found.year
    ]


def _grant(each: PointsInYear) -> dict[str, Any]:
    return {"each": each, "day": day_of(each.day), "cause": cause_words(each.cause)}


@require_GET
@for_viewer
def show_team_year(request: HttpRequest, viewer: Viewer, year: int) -> HttpResponse:
    if "team" not in open_places(viewer) or not viewer.roles & LEADING_ROLES:
        raise Http404
    found = team_year(viewer, year, today=company_day(viewer, timezone.now()))
    table = YearTable.of(found)
    if answer := show_table(request, table, name=f"ronda-{year}"):
        return answer
    context = {
        "found": found,
        "year": year,
        "years": [(each, reverse("year_of_team", args=[each])) for each in found.years],
        "table": table,
        "standing": standing_of_year(found.settled, year),
        "lacking": [lack_words(code, where) for code, where in found.lacking],
    }
    return render(request, "cockpit/year_of_team.html", context)


@require_http_methods(["GET", "POST"])
@for_viewer
def settle(request: HttpRequest, viewer: Viewer, year: int) -> HttpResponse:
    """What settling would keep, and the deed itself; only for whoever closes months."""
    if not viewer.can_close:
        raise Http404
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            settled = settle_year(
                by=viewer,
                at=timezone.now(),
                today=company_day(viewer, timezone.now()),
                year=year,
                reason=form.cleaned_data["reason"],
                unapproved=form.cleaned_data["unapproved"],
            )
        except NotAllowedError:
            raise
        except RefusedError as refused:
            for problem in refused.problems:
                form.add_error(refused_field(problem), refusal_words(problem))
        else:
            words = _("The year %(year)s is settled, run %(run)s.") % {"year": year, "run": settled.run}
            messages.success(request, words)
            return redirect("close_year", year=year)
    found = year_to_settle(viewer, year, today=company_day(viewer, timezone.now()))
    context = {
        "found": found,
        "year": year,
        "form": form,
        "lacking": [lack_words(code, where) for code, where in found.lacking],
        "unapproved": [month_name(each) for each in found.unapproved],
        "agreed": " ".join(map(str, found.unapproved)),
        "standing": standing_of_year(found.settled, year),
        "runs": [standing_of_year(each, year) for each in found.runs],
    }
    return render(request, "cockpit/close_year.html", context, status=422 if form.errors else 200)
