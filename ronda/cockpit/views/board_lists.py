"""What the board's numbers are made of: the people of a goal, work in flight, changes, conversations."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext

from ronda.appraisal.wording import indicator_name, post_name
from ronda.cockpit.forms.board_lists import CentreFilter, FlightFilter
from ronda.cockpit.queries.board import (
    GoalPeople,
    Scope,
    board_for,
    changes_for,
    flight_list,
    goal_people,
    talks_for,
)
from ronda.cockpit.rules.board import heat_rows, team_change
from ronda.cockpit.views.board import change_shown, frame_of, goal_shown, scope_asked
from ronda.cockpit.views.board_rows import certificate_rows, load_rows, skill_rows
from ronda.cockpit.views.board_tables import (
    BoardTable,
    CertificateTable,
    ExecutionTable,
    HandoverTable,
    LoadTable,
    RequestTable,
    SkillTable,
    TaskTable,
)
from ronda.cockpit.wording.board import TITLES, heat_words, talk_words
from ronda.design.tables import csv_answer, show_table, xlsx_answer
from ronda.kernel.exact import rounded
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

FLIGHT = {"handovers": HandoverTable, "tasks": TaskTable, "requests": RequestTable}


@for_viewer
def show_goal(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    scope = scope_asked(request, viewer)
    found = goal_people(viewer, scope, code)
    if found is None:
        raise Http404
    table = _goal_table(found, scope, gettext("What it is made of"))
    answer = show_table(request, table, name=f"ronda-{code}-{scope.day:%Y-%m-%d}")
    return answer or render(
        request,
        "cockpit/board_goal_page.html",
        {
            **frame_of(request, scope),
            "goal": goal_shown(found.goal, request),
            "table": table,
            "filter": _centre_filter(request, scope),
            "back": back_to_board(request),
        },
    )


@for_viewer
def show_flight(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    scope = scope_asked(request, viewer)
    late = bool(request.GET.get("late"))
    rows = flight_list(viewer, scope, kind, late=late)
    if rows is None:
        raise Http404
    table = FLIGHT[kind](rows, caption=str(TITLES[kind]))
    answer = show_table(request, table, name=f"ronda-{kind}-{scope.today:%Y-%m-%d}")
    return answer or render(
        request,
        "cockpit/board_flight_page.html",
        {
            **frame_of(request, scope),
            "title": TITLES[kind],
            "kind": kind,
            "late": late,
            "table": table,
            "filter": FlightFilter(request.GET, scope.centres),
            "back": back_to_board(request),
        },
    )


@for_viewer
def show_changes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    scope = scope_asked(request, viewer)
    changes = changes_for(viewer, scope)
    context = {
        **frame_of(request, scope),
        "changes": [change_shown(each, scope) for each in changes],
        "change": team_change(changes),
        "filter": _centre_filter(request, scope),
        "back": back_to_board(request),
    }
    return render(request, "cockpit/board_changes_page.html", context)


@for_viewer
def show_talks(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    scope = scope_asked(request, viewer)
    context = {
        **frame_of(request, scope),
        "talks": [(each, talk_words(each)) for each in talks_for(viewer, scope)],
        "filter": _centre_filter(request, scope),
        "back": back_to_board(request),
    }
    return render(request, "cockpit/board_talks_page.html", context)


@for_viewer
def export_heat(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The heat map as a file: points as numbers, what could not be assessed as a word."""
    scope = scope_asked(request, viewer)
    if scope.closing is None:
        raise Http404
    board = board_for(viewer, scope)
    people = board.members_of(scope.asked.post)
    rows = heat_rows(people, board.columns, scope.asked.sort, falling=scope.asked.falling)
    heads = [str(SkillTable.base_columns[name].verbose_name) for name in ("name", "post")]
    lines: list[list[object]] = [[*heads, *map(indicator_name, board.columns)]]
    for row in rows:
        cells = [heat_words(cell)[1] if cell.state == "open" else _points(cell.points) for cell in row.cells]
        lines.append([row.member.name, post_name(row.member.post), *cells])
    name = f"ronda-{scope.month}-points"
    if request.GET.get("export") == "xlsx":
        return xlsx_answer(f"{name}.xlsx", [(str(scope.month), lines)])
    return csv_answer(f"{name}.csv", lines)


def back_to_board(request: HttpRequest) -> str:
    kept = {name: request.GET[name] for name in ("month", "centre") if request.GET.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def _points(points: Any) -> object:
    return "" if points is None else rounded(points, 2)


def _centre_filter(request: HttpRequest, scope: Scope) -> CentreFilter | None:
    return CentreFilter(request.GET, scope.centres) if len(scope.centres) > 1 else None


def _goal_table(found: GoalPeople, scope: Scope, caption: str) -> BoardTable:
    shared = {"month": scope.month if scope.closing else None, "caption": caption}
    if found.goal.code == "certified":
        return CertificateTable(certificate_rows(found.certified, found.appraised), **shared)
    if found.goal.code == "skills":
        return SkillTable(skill_rows(found.skilled), **shared)
    if found.goal.code == "energy":
        return LoadTable(load_rows(found.loads, found.facts), **shared)
    return ExecutionTable(found.facts.people, **shared)
