"""Roles that follow from no post: who has which, who gave it, until when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.people.forms.filters import RoleFilter
from ronda.people.forms.staff import RoleForm, WithdrawForm
from ronda.people.queries.choices import people_choices
from ronda.people.queries.history import history_of_roles
from ronda.people.queries.lists import role_list
from ronda.people.queries.rows import role_numbered
from ronda.people.rules import Viewer
from ronda.people.services import grant_roles
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment
from ronda.people.views.listing import show_list
from ronda.people.views.recording import record
from ronda.people.views.tables import RoleTable
from ronda.people.wording import told


@for_viewer
def show_roles(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = timezone.localdate()
    chosen = RoleFilter(request.GET, queryset=role_list(viewer), on=on)
    table = RoleTable(chosen.qs, on=on, can_manage=viewer.can_manage)
    return show_list(request, table, name="roles", template="people/roles.html", filter=chosen)


@for_manager
def add_role(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    initial = {"person": request.GET.get("person", ""), "start": timezone.localdate()}
    form = RoleForm(request.POST or None, initial=initial, people=people_choices(viewer))
    form.fields["why"].required = True
    return record(
        request,
        viewer,
        form,
        lambda form: grant_roles(by=viewer, at=moment(), rows=[form.row()], why=form.reason),
        heading=_("Give a role"),
        done=_("The role is given."),
        to=reverse("people_roles"),
    )


@for_manager
def correct_role(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    old = role_numbered(viewer, number)
    people = people_choices(viewer)
    form = RoleForm(request.POST or None, initial=RoleForm.values_of(old), people=people)
    form.fields["why"].required = True
    return record(
        request,
        viewer,
        form,
        lambda form: grant_roles(
            by=viewer, at=moment(), rows=[form.row()], why=form.reason, instead_of=[old.pk]
        ),
        heading=_("End or correct a role"),
        done=_("Corrected."),
        to=reverse("people_roles"),
        withdraw=reverse("people_role_withdraw", args=[old.pk]),
    )


@for_manager
def withdraw_role(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    old = role_numbered(viewer, number)
    return record(
        request,
        viewer,
        WithdrawForm(request.POST or None),
        lambda form: grant_roles(by=viewer, at=moment(), rows=[], why=form.reason, instead_of=[old.pk]),
        heading=_("Withdraw a role"),
        done=_("Withdrawn; the history keeps it."),
        to=reverse("people_roles"),
    )


@for_viewer
def show_roles_history(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Of roles and accounts, for administrators and leaders."""
    return render(
        request,
        "people/history.html",
        {
            "heading": _("Roles and accounts"),
            "back": reverse("people_roles"),
            "entries": told(history_of_roles(viewer)),
        },
    )
