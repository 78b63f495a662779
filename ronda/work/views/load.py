"""How much the coming weeks ask: people by weeks, and one person's week line by line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import csv_answer, xlsx_answer
from ronda.design.templatetags.figures import day, percent, quantity
from ronda.kernel.exact import rounded
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.load import Loads, PersonLoad, loads_for
from ronda.work.rules.load import Need, WeekLoad
from ronda.work.views.doing import today
from ronda.work.wording.load import LEVELS, NEEDS, help_words, hours, state_words, times_words


class CentreForm(forms.Form):
    """One of several centres."""

    centre = forms.ChoiceField(label=gettext_lazy("Centre"), required=False)

    def __init__(self, *args: Any, found: Loads, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = list(found.centres.items())  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Week:
    """A person's week as a line with its drawer."""

    monday: date
    load: WeekLoad
    opened: bool
    lines: list[tuple[str, str, str]]
    pieces: list[Any]
    state: tuple[str, str]
    help: str
    times: str
    needed: str
    available: str


@for_viewer
def show_load(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = loads_for(viewer, today=today(), centre=request.GET.get("centre", ""))
    if (kind := request.GET.get("export", "")) in {"csv", "xlsx"}:
        return _file(found, kind)
    context = {
        "found": found,
        "filter": _centre_form(request, found) if len(found.centres) > 1 else None,
        "columns": [{"name": day(monday)} for monday in found.weeks],
        "rows": [_row(each) for each in found.people],
        "heavy": _told(found, "overloaded"),
        "light": _told(found, "idle"),
        "low": percent(found.band[0], 0),
        "high": percent(found.band[1], 0),
    }
    return render(request, "work/load.html", context)


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    found = loads_for(viewer, today=today(), person=code)
    person = next((each for each in found.people if each.person.code == code), None)
    if person is None:
        raise Http404
    asked = request.GET.get("week", "")
    weeks = [_week(person, monday, asked or str(found.weeks[0])) for monday in found.weeks]
    low, high = (percent(each, 0) for each in found.band)
    context = {"person": person.person, "weeks": weeks, "low": low, "high": high}
    return render(request, "work/load_person.html", context)


def _centre_form(request: HttpRequest, found: Loads) -> CentreForm:
    asked = request.GET if "centre" in request.GET else None
    return CentreForm(asked, initial={"centre": found.centre}, found=found)


def _row(each: PersonLoad) -> dict[str, Any]:
    address = reverse("work_load_person", args=[each.person.code])
    cells = [
        {
            "text": times_words(load),
            "note": state_words(load)[1],
            "level": LEVELS[load.state],
            "href": f"{address}?week={monday}#week-{monday}",
        }
        for monday, load in each.weeks.items()
    ]
    return {"name": each.person.name, "href": address, "cells": cells}


def _told(found: Loads, state: str) -> list[tuple[str, str]]:
    """(name, what would help) of those whose running week is at this end of the band."""
    if not found.weeks:
        return []
    return [
        (each.person.name, help_words(each.weeks[found.weeks[0]]))
        for each in found.people
        if each.weeks[found.weeks[0]].state == state
    ]


def _week(each: PersonLoad, monday: date, opened: str) -> Week:
    load = each.weeks[monday]
    lines = [(str(NEEDS[need.kind]), _count(need), hours(need.minutes)) for need in load.needs]
    return Week(
        monday=monday,
        load=load,
        opened=str(monday) == opened,
        lines=lines,
        pieces=list(each.pieces.get(monday, ())),
        state=state_words(load),
        help=help_words(load),
        times=times_words(load),
        needed=hours(load.needed),
        available=hours(load.available),
    )


def _count(need: Need) -> str:
    """Of learning and the office there are no pieces to count."""
    return "" if need.kind in {"learning", "office"} else quantity(rounded(need.count, 0))


def _file(found: Loads, kind: str) -> HttpResponse:
    """A line for each person and week, in minutes that a spreadsheet can add up."""
    heads = [_("Name"), _("Week from"), _("State"), _("Minutes needed"), _("Minutes available")]
    rows: list[list[object]] = [[*heads, *map(str, NEEDS.values())]]
    for each in found.people:
        for monday, load in each.weeks.items():
            by_kind: dict[str, Any] = {need.kind: rounded(need.minutes, 0) for need in load.needs}
            told = [each.person.name, monday, state_words(load)[1], rounded(load.needed, 0), load.available]
            rows.append([*told, *(by_kind.get(name, 0) for name in NEEDS)])
    if kind == "csv":
        return csv_answer("ronda-load.csv", rows)
    return xlsx_answer("ronda-load.xlsx", [(_("Load"), rows)])
