"""The portfolios of a centre as they are, and the proposals made for it."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.jobs.services import ask_for
from ronda.kernel.refusal import RefusedError
from ronda.outlets.forms.portfolios import ProposeForm
from ronda.outlets.queries import Portfolios, led_centres, managers_for, portfolios_of, proposals_for
from ronda.outlets.queries.listing import MOST_POINTS
from ronda.outlets.services.proposals import KIND
from ronda.outlets.views.doing import moment, today
from ronda.outlets.wording import told_problem
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

SHOWN_PROPOSALS = 8


@for_viewer
def show_portfolios(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """For an administrator the company's centres, for a director and deputy the own ones."""
    centres, centre = _centre(request, viewer)
    if centre is None:
        return render(request, "outlets/no_centre.html")
    found = portfolios_of(viewer, centre, on=today())
    loads = [each.load.minutes for each in found.managers]
    context = {
        "centres": centres,
        "centre": centre,
        "centre_name": centres[centre],
        "found": found,
        "widest": max(loads, default=0) or 1,
        "points": _points(found),
        "most": MOST_POINTS,
        "proposals": list(proposals_for(viewer, centre)[:SHOWN_PROPOSALS]),
    }
    return render(request, "outlets/portfolios.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def propose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Asks for a proposal; it is made in the background and shown when it is there."""
    centres, centre = _centre(request, viewer)
    if centre is None:
        raise Http404
    first = _next_month(today())
    listed = managers_for(viewer, on=today(), centre_code=centre)
    initial = {"day": first, "seed": 1, "people": [code for code, _name in listed]}
    form = ProposeForm(request.POST or None, managers=listed, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            job = ask_for(
                by=viewer, at=moment(), kind=KIND, subject=centre, parameters=form.parameters(centre)
            )
        except RefusedError as refused:
            form.refuse((each.where, told_problem(each)) for each in refused.problems)
        else:
            return redirect("job", job.number)
    context: dict[str, Any] = {
        "form": form,
        "back": f"{reverse('outlets_portfolios')}?centre={centre}",
        "heading": _("Propose portfolios"),
        "below": centres[centre],
    }
    return render(request, "outlets/form.html", context, status=422 if form.is_bound else 200)


def _centre(request: HttpRequest, viewer: Viewer) -> tuple[dict[str, str], str | None]:
    """The centre that the address names, else the first one."""
    centres = led_centres(viewer)
    asked = request.GET.get("centre", "")
    if asked and asked not in centres:
        raise Http404
    return centres, asked or next(iter(sorted(centres)), None)


def _points(found: Portfolios) -> list[dict[str, Any]]:
    names = found.names
    placed = [
        each for each in found.problem.outlets if each.latitude is not None and each.longitude is not None
    ]
    if len(placed) > MOST_POINTS:
        return []
    return [
        {
            "lat": each.latitude,
            "lon": each.longitude,
            "name": each.code,
            "group": names.get(found.holder.get(each.code, ""), _("nobody")),
            "href": reverse("outlet", args=[each.code]),
        }
        for each in placed
    ]


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
