"""Where the certification begins: one's own state; for leaders the shares, who lacks them, the forecast."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import NOTHING, day
from ronda.learning.queries.certification import may_keep, may_organise, must_sit, own_openings
from ronda.learning.queries.certification.overview import GOALS, Overview, overview_for
from ronda.learning.queries.certification.rates import rates_by_session
from ronda.learning.queries.certification.register import listed_certificates
from ronda.learning.queries.certification.seeing import certifying_rules
from ronda.learning.queries.certification.sessions import coming_sessions, own_entries
from ronda.learning.wording.certification import (
    ENTRY_KINDS,
    LEVELS,
    cause_words,
    chance_words,
    heads_words,
    level_words,
    opens_words,
    people_words,
    range_words,
    rate_words,
    share,
    way_words,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today

MOST_MOVES = 10


@for_viewer
def show_certification(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    context: dict[str, Any] = {
        "organises": may_organise(viewer),
        "keeps": may_keep(viewer),
        "own": _own(viewer, on),
        "prior_words": certifying_rules(on)[1],
    }
    if may_organise(viewer):
        context |= _shown(overview_for(viewer, on), viewer, on)
    else:
        context["sessions"] = _named(coming_sessions(viewer, on))
    return render(request, "learning/certification.html", context)


@for_viewer
def show_rates(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    rows = rates_by_session(viewer, on)
    whole = overview_for(viewer, on).rates
    context = {
        "rows": [
            {
                "session": each.session,
                "level": level_words(each.session.level),
                "heads": rate_words(each.rate),
                "rate": each.rate.rate,
                "range": range_words(each.rate),
            }
            for each in rows
        ],
        "levels": [
            {
                "level": level_words(level),
                "heads": rate_words(rate),
                "rate": rate.rate,
                "range": range_words(rate),
            }
            for level, rate in sorted(whole.items(), reverse=True)
            if rate.sat
        ],
        "rules": certifying_rules(on)[1],
        "chart": {
            "labels": [
                f"{day(each.session.held_on)} {level_words(each.session.level)}" for each in rows[::-1]
            ],
            "series": [
                {"name": _("Passed"), "values": [each.rate.passed for each in rows[::-1]]},
                {"name": _("Not passed"), "values": [each.rate.failed for each in rows[::-1]]},
            ],
        },
    }
    return render(request, "learning/certification_rates.html", context)


def _own(viewer: Viewer, on: date) -> dict[str, Any] | None:
    """None for whoever is nobody of the staff."""
    if viewer.person_id is None:
        return None
    held = [each for each in listed_certificates(viewer, on) if each.person_id == viewer.person_id]
    owed = [each for each in must_sit(viewer, on) if each.person.person_id == viewer.person_id]
    return {
        "certificates": _named(sorted(held, key=lambda each: each.level)),
        "owed": [
            {
                "level": level_words(each.obligation.level),
                "why": cause_words(each.obligation.cause, each.obligation.asked),
                "opens": opens_words(each.obligation, on),
                "open": each.obligation.is_open_on(on),
            }
            for each in owed
        ],
        "openings": [
            {
                "level": level_words(each.level),
                "day": each.day,
                "open": each.day <= on,
                "way": way_words(each),
            }
            for each in own_openings(viewer, on)
        ],
        "entries": [
            {"entry": each, "kind": ENTRY_KINDS[each.state], "level": level_words(each.session.level)}
            for each in own_entries(viewer).order_by("-session__held_on", "-pk")[:10]
        ],
    }


def _named(rows: Iterable[Any]) -> list[Any]:
    """Rows with the name of their level, for the page."""
    named = list(rows)
    for each in named:
        each.level_words = level_words(each.level)
    return named


def _shown(found: Overview, viewer: Viewer, on: date) -> dict[str, Any]:
    return {
        "goals": [_goal(found, level) for level in GOALS],
        "owed": [_owed(each, on) for each in found.owed],
        "sessions": found.sessions,
        "outlooks": _outlooks(found),
        "chart": _chart(found),
        "moves": _moves(found),
        "last": max((each.held_on for each in found.sessions), default=None),
        "rates": [
            {"level": level_words(level), "heads": rate_words(rate), "range": range_words(rate)}
            for level, rate in sorted(found.rates.items(), reverse=True)
            if rate.sat or any(each.level == level for each in found.sessions)
        ],
    }


def _goal(found: Overview, level: int) -> dict[str, Any]:
    goal = found.goals[level]
    told = goal.share
    return {
        "name": _("%(level)s or better") % {"level": LEVELS[level]},
        "share": share(told.certified / told.staff) if told.staff else NOTHING,
        "bar": int(told.certified * 100 / told.staff) if told.staff else 0,
        "target": int(told.goal * 100),
        "goal": _("more than %(share)s") % {"share": share(float(told.goal))},
        "heads": _("%(certified)s of %(staff)s") % {"certified": told.certified, "staff": told.staff},
        "words": heads_words(goal.heads),
        "enough": told.enough,
        "missing": told.missing,
        "lacking": [{"person": person, "level": level_words(held)} for person, held in goal.lacking],
    }


def _owed(each: Any, on: date) -> dict[str, Any]:
    owed = each.obligation
    return {
        "person": each.person,
        "level": level_words(owed.level),
        "held": level_words(owed.held),
        "why": cause_words(owed.cause, owed.asked),
        "opens": opens_words(owed, on),
        "open": owed.is_open_on(on),
    }


def _outlooks(found: Overview) -> list[dict[str, Any]]:
    rows = []
    for held_on in sorted({each.held_on for each in found.sessions}):
        there = _named(each for each in found.sessions if each.held_on == held_on)
        cells = []
        for level in GOALS:
            outlook = found.outlook.outlooks[held_on, level]
            staff = outlook.staff or 1
            cells.append(
                {
                    "name": _("%(level)s or better") % {"level": LEVELS[level]},
                    "mean": share(outlook.mean / staff),
                    "heads": _("%(people)s of %(staff)s")
                    % {"people": people_words(outlook.mean), "staff": outlook.staff},
                    "range": _("%(low)s to %(high)s people") % {"low": outlook.low, "high": outlook.high}
                    if outlook.low != outlook.high
                    else _("%(low)s people for certain") % {"low": outlook.low},
                    "chance": chance_words(outlook.chance),
                    "needed": outlook.needed,
                }
            )
        rows.append({"day": held_on, "sessions": there, "cells": cells})
    return rows


def _chart(found: Overview) -> dict[str, Any]:
    """Per cent: the shares that are expected, beginning with those of today."""
    days = sorted({each.held_on for each in found.sessions})
    series = []
    for level in GOALS:
        told = found.goals[level].share
        now = round(100 * told.certified / told.staff, 1) if told.staff else 0
        then = [found.outlook.outlooks[each, level] for each in days]
        values = [now, *(round(100 * each.mean / (each.staff or 1), 1) for each in then)]
        series.append({"name": _("%(level)s or better") % {"level": LEVELS[level]}, "values": values})
    return {"labels": [_("Today"), *(day(each) for each in days)], "series": series}


def _moves(found: Overview) -> list[dict[str, Any]]:
    """Both goals together: a person stands once, with what preparing moves of each."""
    by_person: dict[int, dict[int, Any]] = {}
    for level in GOALS:
        for move in found.outlook.moves.get(level, ()):
            by_person.setdefault(move.person_id, {})[level] = move
    rows = [
        {
            "person": found.people[person],
            "sits": [
                {"level": level_words(each.level), "day": each.day}
                for each in found.outlook.sits.get(person, ())
            ],
            "cells": [_move(moves.get(level)) for level in GOALS],
            "most": max(each.chance for each in moves.values()),
            "people": sum(each.people for each in moves.values()),
        }
        for person, moves in by_person.items()
    ]
    rows.sort(key=lambda row: (-round(row["most"], 6), -round(row["people"], 6), row["person"].name))
    return rows[:MOST_MOVES]


def _move(move: Any) -> dict[str, str] | None:
    if move is None:
        return None
    return {
        "now": chance_words(move.now),
        "prepared": chance_words(move.prepared),
        "gain": "+" + people_words(100 * move.chance),
        "people": "+" + people_words(move.people),
    }
