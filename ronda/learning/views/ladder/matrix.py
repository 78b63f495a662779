"""The matrix of a centre and its gaps: on a page, on paper, as a file."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.learning.forms.ladder import MatrixForm
from ronda.learning.models import Competence
from ronda.learning.queries.ladder import ladder_rules, leads_somebody, may_shape
from ronda.learning.queries.ladder_matrix import Matrix, MatrixRow, MatrixWish, matrix_for
from ronda.learning.queries.ladder_ways import courses_teaching
from ronda.learning.views.ladder.files import GapLine, gap_file, matrix_file
from ronda.learning.views.ladder.ways import step_of
from ronda.learning.wording.ladder import CELLS, TRACKS, rung_name
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording.names import post_name
from ronda.work.views.doing import today

ORDERS = ("name", "rung", "missing")


@for_viewer
def show_matrix(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = _found(request, viewer)
    if (kind := request.GET.get("export", "")) in {"csv", "xlsx"}:
        return matrix_file(found, kind)
    context = _context(request, viewer, found) | {
        "columns": [_column(request, found, each) for each in found.competences],
        "rows": [_row(found, row) for row in found.rows],
        "sides": _sides(found),
        "orders": _orders(request, found),
        "legend": [CELLS[name] for name in ("shown", "lacks_own", "lacks_next", "later")],
        "experts": [(TRACKS[track], number) for track, number in found.experts.items()],
        "ready": sum(row.on_ladder.standing.climbs for row in found.rows),
        "lacking": sum(bool(row.on_ladder.standing.own) for row in found.rows),
    }
    return render(request, "learning/ladder_matrix.html", context)


@for_viewer
def show_gaps(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = _found(request, viewer)
    lines = _gap_lines(viewer, found)
    if (kind := request.GET.get("export", "")) in {"csv", "xlsx"}:
        return gap_file(lines, kind)
    context = _context(request, viewer, found) | {
        "lines": lines,
        "people": len(found.rows),
        "targets": _targets(found),
    }
    return render(request, "learning/ladder_gaps.html", context)


def _found(request: HttpRequest, viewer: Viewer) -> Matrix:
    if not leads_somebody(viewer):
        raise Http404
    asked = request.GET.get
    wish = MatrixWish(
        centre=asked("centre", ""),
        post=asked("post", ""),
        track=asked("track", ""),
        side=asked("side", ""),
        order=asked("order", "name"),
    )
    return matrix_for(viewer, on=today(), wish=wish)


def _context(request: HttpRequest, viewer: Viewer, found: Matrix) -> dict[str, Any]:
    form = MatrixForm(
        request.GET,
        centres=list(found.centres.items()),
        posts=[(post, post_name(post)) for post in found.posts],
    )
    kept = {name: value for name, value in request.GET.items() if value and name != "export"}
    return {
        "found": found,
        "filter": form,
        "query": urlencode(kept),
        "laid": bool(found.ladder.needs),
        "leads": True,
        "may_shape": may_shape(viewer),
    }


def _row(found: Matrix, row: MatrixRow) -> dict[str, Any]:
    person, standing = row.on_ladder.person, row.on_ladder.standing
    return {
        "name": person.name,
        "address": reverse("ladder_person", args=[person.code]),
        "below": f"{post_name(person.post)} · {rung_name(standing.rung)}",
        "cells": [(state, *CELLS[state]) for state in (row.cells[each.pk] for each in found.competences)],
    }


def _sides(found: Matrix) -> list[tuple[str, int]]:
    """Each side that has columns, and how many; they stand beside each other."""
    counts = Counter(each.side for each in found.competences)
    return [(str(Competence.Side(side).label), number) for side, number in counts.items()]


def _column(request: HttpRequest, found: Matrix, each: Competence) -> dict[str, Any]:
    return {
        "competence": each,
        "address": _ordered_by(request, str(each.pk)),
        "here": found.wish.order == str(each.pk),
    }


def _orders(request: HttpRequest, found: Matrix) -> list[tuple[str, str, bool]]:
    words: Mapping[str, str] = {
        "name": _("by name"),
        "rung": _("highest rung first"),
        "missing": _("most missing first"),
    }
    return [(_ordered_by(request, each), words[each], found.wish.order == each) for each in ORDERS]


def _ordered_by(request: HttpRequest, order: str) -> str:
    kept = {name: value for name, value in request.GET.items() if value and name not in {"order", "export"}}
    return f"?{urlencode(kept | {'order': order})}"


def _gap_lines(viewer: Viewer, found: Matrix) -> list[GapLine]:
    by_number = {each.pk: each for each in found.competences}
    lacked = [gap for gap in found.gaps if gap.own or gap.ahead]
    courses = courses_teaching(viewer, [gap.competence for gap in lacked]) if lacked else {}
    return [
        GapLine(
            gap=gap,
            competence=by_number[gap.competence],
            own=_names(found, gap.competence, "lacks_own"),
            ahead=_names(found, gap.competence, "lacks_next"),
            courses=[step_of(way) for way in courses.get(gap.competence, ())],
        )
        for gap in lacked
    ]


def _targets(found: Matrix) -> list[tuple[str, int]]:
    """The abilities that the mission aims at, and how many have shown each."""
    rules = ladder_rules(today()).competences
    shown = {gap.competence: gap.shown for gap in found.gaps}
    return [
        (each.title, shown[each.pk])
        for each in found.competences
        if each.code in rules and rules[each.code].target
    ]


def _names(found: Matrix, competence: int, state: str) -> list[str]:
    return [row.on_ladder.person.name for row in found.rows if row.cells[competence] == state]
