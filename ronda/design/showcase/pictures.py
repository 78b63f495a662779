"""Made-up series, points and stories of the living page."""

from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import month_name
from ronda.kernel.period import Month

SCORES = (88.2, 91.5, 90.1, 94.0, 92.6, 95.3, 97.4, 96.0, 98.8, 99.1, 97.9, 101.2)
SHARES = ((62, 24, 14), (64, 23, 13), (61, 25, 14), (66, 22, 12), (70, 20, 10), (72, 19, 9))
AMOUNTS = (412_300, 398_750, 455_120, 462_329, 431_000, 478_940)


def months(number: int) -> list[Month]:
    """So many months up to October 2026."""
    found = [Month(2026, 10)]
    while len(found) < number:
        found.insert(0, found[0].plus(-1))
    return found


def line_chart() -> dict[str, Any]:
    return {
        "labels": [month_name(month) for month in months(12)],
        "series": [
            {"name": _("Team score"), "values": list(SCORES)},
            {"name": _("Own score"), "values": [*SCORES[3:9], None, *SCORES[1:6]]},
            {"name": _("Target"), "values": [95] * 12, "target": True},
        ],
        "unit": "points",
    }


def bar_chart() -> dict[str, Any]:
    return {
        "labels": [month_name(month) for month in months(6)],
        "series": [{"name": _("Amount"), "values": list(AMOUNTS)}],
        "unit": "money",
        "currency": "CNY",
    }


def stacked_chart() -> dict[str, Any]:
    names = (_("Front office"), _("Back office"), _("Outside causes"))
    series = [{"name": name, "values": [row[at] for row in SHARES]} for at, name in enumerate(names)]
    return {"labels": [month_name(month) for month in months(6)], "series": series, "unit": "count"}


def chart_lines(chart: dict[str, Any]) -> list[list[Any]]:
    """The rows of the table beside a chart."""
    return [
        [label, *(series["values"][at] for series in chart["series"])]
        for at, label in enumerate(chart["labels"])
    ]


def map_points(number: int = 240) -> list[dict[str, Any]]:
    groups = (_("Large class"), _("Middle class"), _("Small class"), _("Not yet visited"))
    return [
        {
            "lat": 40.30 + ((at * 37) % 101) / 900 + (at % 7) / 150,
            "lon": -3.75 + ((at * 53) % 97) / 260 + (at % 5) / 90,
            "name": _("Outlet {number}").format(number=at + 1),
            "group": groups[at % len(groups)],
            "note": _("{visits} visits").format(visits=at % 9),
        }
        for at in range(number)
    ]


def heat_rows() -> list[dict[str, Any]]:
    people = ("Diego Alvarez", "Elena Novak", "Farid Haddad", "Jamal Osei")
    words = [
        "",
        _("far below the target"),
        _("below the target"),
        _("just below the target"),
        _("target reached"),
        _("well above the target"),
    ]
    figures = ((62, 96, 104, 118), (88, 100, 79, 97), (113, 101, 92, 55), (99, 86, 120, 103))
    return [
        {
            "name": name,
            "cells": [{"text": str(each), "level": level(each), "note": words[level(each)]} for each in row],
        }
        for name, row in zip(people, figures, strict=True)
    ]


def level(value: int) -> int:
    """An example of a scale; real ones stand in the policies."""
    return 1 + sum(value >= bound for bound in (70, 90, 100, 110))


def steps() -> list[dict[str, str]]:
    return [
        {"name": _("Check"), "state": "done"},
        {"name": _("Freeze"), "state": "done"},
        {"name": _("Appraise"), "state": "now"},
        {"name": _("Look"), "state": "next"},
        {"name": _("Distribute"), "state": "next"},
    ]


def history() -> list[dict[str, Any]]:
    return [
        {
            "at": datetime(2026, 10, 14, 9, 12, tzinfo=UTC),
            "who": "Yusuf",
            "what": _("Class changed"),
            "changes": [{"field": _("Class"), "before": "B", "after": "A"}],
            "why": _("Sales of three months are above the bound of class A."),
        },
        {
            "at": datetime(2026, 3, 2, 15, 40, tzinfo=UTC),
            "who": "Yusuf",
            "what": _("Outlet added"),
            "changes": [],
        },
    ]
