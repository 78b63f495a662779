"""What whoever brings sheets sees on a tablet: the way, sheet by sheet, and a code for the outlet."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.customers import AsideForm
from ronda.recognition.queries.customers.sheets import sheet_reached, sheets_brought
from ronda.recognition.services.customers import (
    hand_sheet,
    return_sheet,
    revoke_code,
    set_sheet_aside,
    show_code,
)
from ronda.recognition.views.customers.codes import picture_of
from ronda.recognition.wording.survey_words import SHEET_KINDS
from ronda.work.views.doing import moment, next_page, press, record, say_refused, today


@for_viewer
def show_brought(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """By round and rated person, in the order of the route; nothing about what an outlet said."""
    sheets = list(sheets_brought(viewer))
    routes = [
        {
            "round": there[0].round,
            "person": there[0].person,
            "sheets": [(each, SHEET_KINDS[each.state]) for each in there],
            "left": sum(each.state in ("drawn", "handed") for each in there),
        }
        for _key, there in (
            (key, list(group)) for key, group in groupby(sheets, lambda each: (each.round_id, each.person_id))
        )
    ]
    return render(request, "recognition/survey_hand_out.html", {"routes": routes})


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, sheet: int, deed: str) -> HttpResponse:
    sheet_reached(viewer, number, sheet)
    here: dict[str, Any] = {"by": viewer, "at": moment(), "number": number, "sheet": sheet}
    deeds = {
        "hand": (hand_sheet, _("Sheet %(number)s is handed out.")),
        "return": (return_sheet, _("Sheet %(number)s came back on paper; two people key it in.")),
        "revoke": (revoke_code, _("The code of sheet %(number)s is good no more.")),
    }
    if deed not in deeds:
        raise Http404
    write, said = deeds[deed]
    back = next_page(request, reverse("survey_hand_out"))
    return press(request, lambda: write(**here), to=back, said=said % {"number": sheet})


@for_viewer
def set_aside(request: HttpRequest, viewer: Viewer, number: int, sheet: int) -> HttpResponse:
    found = sheet_reached(viewer, number, sheet)
    return record(
        request,
        AsideForm(request.POST or None),
        lambda good: set_sheet_aside(by=viewer, at=moment(), number=number, sheet=sheet, **good.cleaned_data),
        to=reverse("survey_hand_out"),
        said=_("Sheet %(number)s is set aside.") % {"number": sheet},
        heading=_("Lost or not wanted: sheet %(number)s") % {"number": sheet},
        below=found.outlet.name,
    )


@for_viewer
def show(request: HttpRequest, viewer: Viewer, number: int, sheet: int) -> HttpResponse:
    """A new code is made only by pressing: looking at the page changes nothing."""
    found = sheet_reached(viewer, number, sheet)
    context: dict[str, Any] = {"sheet": found}
    if request.method == "POST":
        try:
            found, code = show_code(by=viewer, at=moment(), today=today(), number=number, sheet=sheet)
        except RefusedError as refused:
            say_refused(request, refused)
        else:
            address = address_of(request, code)
            context |= {"address": address, "picture": picture_of(address), "until": found.token_until}
    return render(request, "recognition/survey_code.html", context)


def address_of(request: HttpRequest, code: str) -> str:
    """Where the outlet answers, as its phone reaches it."""
    path = reverse("survey_answer", args=[code])
    return (
        f"{settings.RONDA_ADDRESS.rstrip('/')}{path}"
        if settings.RONDA_ADDRESS
        else request.build_absolute_uri(path)
    )
