"""Licences: the list with those that end, one licence with what happened to it, a new one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.outlets.forms.filters import LicenceFilter
from ronda.outlets.forms.licences import EventForm, LicenceForm
from ronda.outlets.models.names import STANDING_KINDS, STANDINGS
from ronda.outlets.queries import licence_page, outlet_named
from ronda.outlets.queries.licence_list import licence_key_of, listed_licences
from ronda.outlets.services import record_event, save_licence
from ronda.outlets.views.doing import moment, record, today
from ronda.outlets.views.tables import LicenceTable
from ronda.people.rules import Viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.listing import show_list


@for_manager
def list_licences(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = LicenceFilter(request.GET, queryset=listed_licences(viewer, on=today()), on=today())
    table = LicenceTable(found.qs, order_by=("expires",))
    narrowed = found.form.has_changed()
    table.empty_text = (
        _("No licence fits these filters.") if narrowed else _("There are no licences here yet.")
    )
    return show_list(
        request,
        table,
        name="ronda-licences",
        template="outlets/licences.html",
        filter=found,
        narrowed=narrowed,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def add_licence(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    outlet = outlet_named(viewer, code)
    form = LicenceForm(request.POST or None, new=True)
    return record(
        request,
        viewer,
        form,
        lambda good: save_licence(by=viewer, at=moment(), row=good.row(code), new=True),
        to=reverse("outlet", args=[code]),
        heading=_("Add a licence"),
        below=outlet.name,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def show_licence(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What happened is recorded here; a mistake in the days is put right on the page behind it."""
    code, name = licence_key_of(viewer, number)
    found = licence_page(viewer, code, name, on=today())
    if found is None:
        raise Http404
    form = EventForm(request.POST or None, initial={"happened_on": today()})
    context: dict[str, Any] = {
        "found": found,
        "standing": STANDINGS[found.standing],
        "standing_kind": STANDING_KINDS[found.standing],
    }
    return record(
        request,
        viewer,
        form,
        lambda good: record_event(
            by=viewer, at=moment(), row=good.row(code, name), expires=good.new_last_day
        ),
        to=reverse("outlets_licence", args=[number]),
        template="outlets/licence.html",
        **context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def change_licence(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    code, name = licence_key_of(viewer, number)
    found = licence_page(viewer, code, name, on=today())
    if found is None:
        raise Http404
    licence = found.licence
    initial = {"number": licence.number, "issued": licence.issued, "expires": licence.expires}
    form = LicenceForm(request.POST or None, new=False, initial=initial)
    return record(
        request,
        viewer,
        form,
        lambda good: save_licence(by=viewer, at=moment(), row=good.row(code), why=good.reason),
        to=reverse("outlets_licence", args=[number]),
        heading=_("Put the days of a licence right"),
        below=licence.outlet.name,
    )
