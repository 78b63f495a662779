"""The list of outlets with its map: one's own to read, and the company's to set up."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.outlets.forms.filters import OutletFilter
from ronda.outlets.queries import formats_of, holders_of, listed_outlets, points_of
from ronda.outlets.views.doing import today
from ronda.outlets.views.tables import OutletTable
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.listing import show_list


@for_viewer
def show_outlets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The portfolio of today, the centre or the company."""
    return _list(request, viewer, manage=False, template="outlets/outlets.html")


@for_manager
def manage_outlets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _list(request, viewer, manage=True, template="outlets/manage.html")


def filter_of(viewer: Viewer, asked: QueryDict) -> OutletFilter:
    """What an address asks for, of the viewer's outlets of today."""
    on = today()
    own = viewer.scope == "own"
    return OutletFilter(
        asked,
        queryset=listed_outlets(viewer, on=on),
        on=on,
        holders=None if own else holders_of(viewer, on=on),
        formats=formats_of(viewer),
    )


def _list(request: HttpRequest, viewer: Viewer, *, manage: bool, template: str) -> HttpResponse:
    found = filter_of(viewer, request.GET)
    choosing = manage or bool(viewer.roles & LEADING_ROLES)
    table = OutletTable(found.qs, manage=manage, choosing=choosing, order_by=("name",))
    narrowed = found.form.has_changed()
    table.empty_text = _("No outlet fits these filters.") if narrowed else _("There are no outlets here yet.")
    context: dict[str, Any] = {
        "filter": found,
        "narrowed": narrowed,
        "with_map": "map" in request.GET,
        "choosing": choosing,
    }
    if context["with_map"] and "export" not in request.GET:
        context["points"] = points_of(found.qs)
        for point in context["points"].points:
            point["href"] = reverse("outlet", args=[point.pop("code")])
    return show_list(request, table, name="ronda-outlets", template=template, **context)
