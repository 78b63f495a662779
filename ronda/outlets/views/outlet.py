"""One outlet: to read for whoever may see it, to change for the administrator."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import month_name
from ronda.outlets.forms.outlets import OutletForm
from ronda.outlets.models.names import COMPLIANCE, STANDING_KINDS, STANDINGS
from ronda.outlets.queries import OutletPage, outlet_named, outlet_page
from ronda.outlets.queries.alerts import ends_soon
from ronda.outlets.rules.second_person import may_propose_class
from ronda.outlets.rules.telephones import dialled
from ronda.outlets.services import row_of, save_outlet
from ronda.outlets.views.doing import moment, record, today
from ronda.outlets.wording import told_edits
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager


@for_viewer
def show_outlet(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    found = outlet_page(viewer, code, on=today())
    currency = found.outlet.company.currency
    context = {
        "found": found,
        "outlet": found.outlet,
        "dialled": dialled(found.outlet.telephone),
        "compliance": COMPLIANCE[found.outlet.compliance],
        "licences": [
            (
                each,
                STANDINGS[each.standing],
                STANDING_KINDS[each.standing],
                each.standing == "valid" and ends_soon(each.licence.expires, found.on),
            )
            for each in found.licences
        ],
        "may_visit": found.outlet.centre_id in viewer.centre_ids and found.outlet.status != "closed",
        "holds": found.holder is not None and found.holder.person_id == viewer.person_id,
        "may_propose": may_propose_class(viewer),
        "chart": _chart(found, currency),
        "points": _points(found),
        "history": told_edits(found.edits, currency, _centres(viewer, found)),
        "currency": currency,
    }
    return render(request, "outlets/outlet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def add_outlet(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = OutletForm(request.POST or None, centres=_choices(viewer), new=True)
    return record(
        request,
        viewer,
        form,
        lambda good: save_outlet(by=viewer, at=moment(), row=good.row(), new=True),
        to=reverse("outlets_manage"),
        heading=_("Add an outlet"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def change_outlet(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    outlet = outlet_named(viewer, code)
    form = OutletForm(
        request.POST or None, initial=asdict(row_of(outlet)), centres=_choices(viewer), new=False
    )
    return record(
        request,
        viewer,
        form,
        lambda good: save_outlet(by=viewer, at=moment(), row=good.row(), why=good.reason),
        to=reverse("outlet", args=[code]),
        heading=outlet.name,
        below=_(
            "Months that are closed already keep what they were closed with; a change counts from now on."
        ),
    )


def _choices(viewer: Viewer) -> list[tuple[str, str]]:
    return list(centres_for(viewer).values_list("code", "name"))


def _centres(viewer: Viewer, found: OutletPage) -> dict[int, str]:
    """Only an outlet that has moved between centres needs to ask for their names."""
    own = found.outlet.centre
    numbers = {
        number
        for edit in found.edits
        for number in (edit.before.get("centre_id"), edit.after.get("centre_id"))
        if number is not None
    }
    if numbers <= {own.pk}:
        return {own.pk: own.name}
    return dict(centres_for(viewer).filter(pk__in=numbers).values_list("pk", "name"))


def _chart(found: OutletPage, currency: str) -> dict[str, Any]:
    months = found.sales.months
    return {
        "labels": [month_name(each.month) for each in months],
        "series": [
            {"name": _("Sales"), "values": [each.amount_cents if each.known else None for each in months]}
        ],
        "unit": "money",
        "currency": currency,
    }


def _points(found: OutletPage) -> list[dict[str, Any]]:
    outlet = found.outlet
    if outlet.latitude is None or outlet.longitude is None:
        return []
    return [{"lat": outlet.latitude, "lon": outlet.longitude, "name": outlet.name, "group": ""}]
