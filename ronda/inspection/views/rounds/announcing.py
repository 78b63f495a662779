"""A round is announced, with a preview of what would be drawn of what is recorded today."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.inspection.forms.rounds import COMPANY, RoundForm
from ronda.inspection.queries.rounds import inspection_rules, preview_round
from ronda.inspection.rules.rounds import leads_rounds
from ronda.inspection.services.rounds import announce_round
from ronda.inspection.services.rounds.announcing import asked_faults, asked_of
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.priorities import priorities_for
from ronda.work.views.doing import moment, record, today
from ronda.work.wording import told_problem

# Who inspects unless somebody says otherwise: those who hold no portfolio and direct nobody.
USUAL = frozenset({"brand_manager", "information_officer", "market_inspector", "deputy"})


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def announce(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = _form(request, viewer)
    return record(
        request,
        form,
        lambda good: announce_round(by=viewer, at=moment(), row=good.row()),
        to=lambda told: reverse("inspection_round", args=[told.pk]),
        said=_("The round is announced. Both parties commit now."),
        template="inspection/announce.html",
        back=reverse("inspections"),
    )


@require_POST
@for_viewer
def preview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A part of the page of the form, fetched as it is filled in."""
    form = _form(request, viewer)
    context: dict[str, Any] = {}
    if form.can_preview:
        row = form.row()
        rules = inspection_rules(today())
        asked = asked_of(row, rules)
        centres = {each.code: each.pk for each in centres_for(viewer)}
        faults = asked_faults(asked, rules)
        if not faults and row.starts <= row.last:
            try:
                context["found"] = preview_round(
                    viewer,
                    asked,
                    kind=row.kind,
                    first=row.starts,
                    last=row.last,
                    at=moment(),
                    centre_id=centres[row.centre_code] if row.centre_code else None,
                    priority_id=row.priority,
                )
            except RefusedError as refused:
                faults = list(refused.problems)
        told = [*faults, *(context["found"].problems if "found" in context else ())]
        context["problems"] = list(dict.fromkeys(told_problem(each) for each in told))
        context["method"] = row.method
    return render(request, "inspection/preview.html", context)


def _form(request: HttpRequest, viewer: Viewer) -> RoundForm:
    centres = [(each.code, each.name) for each in centres_for(viewer) if leads_rounds(viewer, each.pk)]
    if leads_rounds(viewer, None):
        centres.append((COMPANY, _("the whole company")))
    if not centres:
        raise Http404
    people = colleagues_of(viewer, on=today())
    several = len({each.centre_code for each in people}) > 1
    return RoundForm(
        request.POST or None,
        centres=centres,
        priorities=[(str(each.pk), each.title) for each in priorities_for(viewer)],
        inspectors=[(each.code, f"{each.name} ({each.centre})" if several else each.name) for each in people],
        rules=inspection_rules(today()),
        initial={
            "centre": centres[0][0],
            "starts": today().replace(day=1),
            "last": today(),
            "inspectors": [each.code for each in people if each.post in USUAL],
        },
    )
