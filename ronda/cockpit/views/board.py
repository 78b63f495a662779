"""The team's board: four goals, whom to talk with, what changed, people by indicators, work in flight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from ronda.appraisal.rules.team_card import TeamMember
from ronda.appraisal.wording import indicator_name, post_name
from ronda.cockpit.forms.board import BoardFilter, TrendFilter, board_question
from ronda.cockpit.queries.board import Board, Scope, board_for, scope_for
from ronda.cockpit.rules.board import (
    TARGET,
    Goal,
    HeatRow,
    MemberChange,
    heat_columns,
    heat_rows,
    notable,
    team_change,
)
from ronda.cockpit.views.shell import LEADING_ROLES, open_places
from ronda.cockpit.views.team import show_aggregates
from ronda.cockpit.wording.board import (
    GOALS,
    LACKING,
    PARTS,
    STATES,
    count_words,
    heat_words,
    part_words,
    talk_words,
)
from ronda.cockpit.wording.changes import change_words, line_words, rest_words, signed
from ronda.cockpit.wording.standing import standing_words
from ronda.design.templatetags.figures import month_name
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

PEOPLE_A_PAGE = 50
SHOWN_CHANGES = SHOWN_TALKS = 6
LINES_OF_A_CHANGE = 3


@for_viewer
def show_board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if "team" not in open_places(viewer):
        raise Http404
    if not viewer.roles & LEADING_ROLES:
        return show_aggregates(request, viewer)
    scope = scope_asked(request, viewer)
    board = board_for(viewer, scope)
    return render(request, "cockpit/board.html", _page(request, board))


def scope_asked(request: HttpRequest, viewer: Viewer) -> Scope:
    try:
        return scope_for(viewer, board_question(request.GET), on=timezone.localdate())
    except ValueError as error:
        raise Http404 from error


def frame_of(request: HttpRequest, scope: Scope) -> dict[str, Any]:
    """What every page of the board stands in: the month, the months to turn to, the filter."""
    kept = {name: request.GET[name] for name in ("centre", "post", "indicator") if request.GET.get(name)}
    return {
        "scope": scope,
        "month": scope.month,
        "months": [(each, f"?{urlencode({**kept, 'month': str(each)})}") for each in scope.closings],
        "closing": scope.closing,
        "before": scope.before,
        "centre": scope.centres.get(scope.asked.centre, ""),
        "kept": urlencode({"month": str(scope.month), **kept} if scope.closing else kept),
    }


def _page(request: HttpRequest, board: Board) -> dict[str, Any]:
    scope = board.scope
    moved = sorted(
        notable(board.changes, scope.board.notable_change),
        key=lambda each: abs(each.difference or Decimal(0)),
        reverse=True,
    )
    page = Paginator(_ordered(board), PEOPLE_A_PAGE).get_page(request.GET.get("people"))
    shown = list(page)
    return {
        **frame_of(request, scope),
        "board": board,
        "standing": standing_words(scope.closing, board.approved) if scope.closing else "",
        "goals": [goal_shown(goal, request) for goal in board.goals],
        "filter": BoardFilter(request.GET, scope.centres, sorted({each.post for each in board.members})),
        "trend_filter": TrendFilter(request.GET, board.columns, board.trend.indicator),
        "heat": [_heat(request, post, shown, scope) for post in _posts(shown, scope)],
        "page": page,
        "talks": [(each, talk_words(each)) for each in board.conversations[:SHOWN_TALKS]],
        "more_talks": max(0, len(board.conversations) - SHOWN_TALKS),
        "changes": [change_shown(each, scope, LINES_OF_A_CHANGE) for each in moved[:SHOWN_CHANGES]],
        "change": team_change(board.changes),
        "moved": len(moved),
        "trend": _trend(board),
        "trend_rows": _trend_rows(board),
        "unassessed": board.facts.unassessed[0],
    }


# Where the people of a part stand one by one.
PART_PAGES = {"on_rung": "ladder_matrix", "took_part": "innovation_climate"}


@dataclass(frozen=True)
class ShownGoal:
    code: str
    name: str
    about: str
    state: tuple[str, str]
    parts: Sequence[dict[str, Any]]
    lacking: Sequence[str]
    address: str


def goal_shown(goal: Goal, request: HttpRequest) -> ShownGoal:
    kept = request.GET.copy()
    kind, word = STATES[goal.state]
    return ShownGoal(
        code=goal.code,
        name=str(GOALS[goal.code][0]),
        about=str(GOALS[goal.code][1]),
        state=(kind, str(word)),
        parts=[
            {
                "name": str(PARTS[part.code]),
                "count": count_words(part),
                "words": part_words(part),
                "part": part,
                "address": reverse(PART_PAGES[part.code]) if part.code in PART_PAGES else "",
            }
            for part in goal.parts
        ],
        lacking=[str(LACKING[code]) for code in goal.lacking],
        address=f"{reverse('board_goal', args=[goal.code])}?{kept.urlencode()}",
    )


def change_shown(change: MemberChange, scope: Scope, lines: int | None = None) -> dict[str, Any]:
    """A person's change with its sentences; without `lines`, all of them."""
    told = [sentence for line in change.indicators[:lines] for sentence in line_words(line)]
    return {
        "change": change,
        "words": change_words(change, scope.before) if scope.before else "",
        "signed": signed(change.difference),
        "told": [*told, *rest_words(change)],
        "month": scope.month if change.now is not None else scope.before,
    }


def _ordered(board: Board) -> list[TeamMember]:
    """In the order asked for; else by post, those of most people first, and by name."""
    asked, people = board.scope.asked, board.members_of(board.scope.asked.post)
    if asked.sort in board.columns:
        return [row.member for row in heat_rows(people, board.columns, asked.sort, falling=asked.falling)]
    posts = _posts(people, board.scope)
    return sorted(people, key=lambda each: posts.index(each.post))


def _posts(people: Sequence[TeamMember], scope: Scope) -> list[str]:
    """The posts of most people first, then as the policy lists them."""
    counts, listed = Counter(each.post for each in people), list(scope.rules.posts)
    return sorted(counts, key=lambda post: (-counts[post], listed.index(post) if post in listed else 0, post))


def _heat(request: HttpRequest, post: str, people: Sequence[Any], scope: Scope) -> dict[str, Any]:
    members = [each for each in people if each.post == post]
    columns, asked = heat_columns(members), scope.asked
    rows = heat_rows(members, columns, asked.sort, falling=asked.falling)
    return {
        "name": post_name(post),
        "columns": [
            {"name": indicator_name(code), "href": _sorted_by(request, code, scope)} for code in columns
        ],
        "rows": [_heat_row(row, scope) for row in rows],
    }


def _heat_row(row: HeatRow, scope: Scope) -> dict[str, Any]:
    person = reverse("person", args=[row.member.code, scope.month])
    cells = []
    for cell in row.cells:
        text, note = heat_words(cell)
        href = "" if cell.state == "absent" else f"{person}#indicator-{cell.indicator}"
        cells.append({"text": text, "note": note, "level": cell.level, "href": href})
    note = row.member.unit if len(scope.centres) > 1 else ""
    return {"name": row.member.name, "href": person, "note": note, "cells": cells}


def _sorted_by(request: HttpRequest, code: str, scope: Scope) -> str:
    """The same board with the heat map in this order; once more turns it round, a third time puts it back."""
    asked = request.GET.copy()
    order = {(False, False): code, (True, False): f"-{code}", (True, True): ""}
    asked["sort"] = order[scope.asked.sort == code, scope.asked.sort == code and scope.asked.falling]
    return f"?{asked.urlencode()}#heat"


def _trend(board: Board) -> dict[str, Any]:
    trend = board.trend
    return {
        "labels": [month_name(month) for month in trend.months],
        "series": [
            {"name": gettext("Team score"), "values": list(trend.team)},
            {"name": indicator_name(trend.indicator), "values": list(trend.points)},
            {"name": gettext("Target"), "values": [TARGET] * len(trend.months), "target": True},
        ],
        "unit": "points",
    }


def _trend_rows(board: Board) -> list[tuple[Any, Any, Any]]:
    return list(zip(board.trend.months, board.trend.team, board.trend.points, strict=True))[::-1]
