"""Leave: the list, what is new, a correction, a withdrawal."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.people.forms.filters import LeaveFilter
from ronda.people.forms.staff import LeaveForm, WithdrawForm
from ronda.people.models import Leave
from ronda.people.queries.choices import people_choices
from ronda.people.queries.lists import leave_list
from ronda.people.queries.rows import leave_numbered
from ronda.people.rules import LeaveRow, Viewer
from ronda.people.rules.overlap import Interval
from ronda.people.rules.touched import changed_days
from ronda.people.services import record_leave
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment
from ronda.people.views.listing import show_list
from ronda.people.views.recording import record
from ronda.people.views.tables import LeaveTable


@for_viewer
def show_leave(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = timezone.localdate()
    chosen = LeaveFilter(request.GET, queryset=leave_list(viewer), on=on)
    table = LeaveTable(chosen.qs, on=on, can_manage=viewer.can_manage)
    return show_list(request, table, name="leave", template="people/leave.html", filter=chosen)


@for_manager
def add_leave(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    person = request.GET.get("person", "")
    people = people_choices(viewer)
    form = LeaveForm(request.POST or None, initial={"person": person}, people=people).without_reason()
    return record(
        request,
        viewer,
        form,
        lambda form: record_leave(by=viewer, at=moment(), rows=[form.row()], why=form.reason),
        heading=_("New leave"),
        done=_("Leave recorded."),
        to=reverse("people_person", args=[person]) if person else reverse("people_leave"),
        changed=lambda form: [(form.row().start, form.row().end)],
    )


@for_manager
def correct_leave(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    old = leave_numbered(viewer, number)
    people = people_choices(viewer)
    form = LeaveForm(request.POST or None, initial=LeaveForm.values_of(old), people=people)
    return record(
        request,
        viewer,
        form,
        lambda form: record_leave(
            by=viewer, at=moment(), rows=[form.row()], why=form.reason, instead_of=[old.pk]
        ),
        heading=_("Correct leave"),
        done=_("Corrected."),
        to=reverse("people_person", args=[old.person.code]),
        changed=lambda form: _changed(old, form.row()),
        corrects=True,
        withdraw=reverse("people_leave_withdraw", args=[old.pk]),
    )


@for_manager
def withdraw_leave(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    old = leave_numbered(viewer, number)
    return record(
        request,
        viewer,
        WithdrawForm(request.POST or None),
        lambda form: record_leave(by=viewer, at=moment(), rows=[], why=form.reason, instead_of=[old.pk]),
        heading=_("Withdraw leave"),
        done=_("Withdrawn; the history keeps it."),
        to=reverse("people_person", args=[old.person.code]),
        changed=lambda form: [(old.start, old.end)],
        corrects=True,
    )


def _changed(old: Leave, new: LeaveRow) -> list[Interval]:
    otherwise = (old.person.code, old.kind) != (new.person_code, new.kind)
    return changed_days((old.start, old.end), (new.start, new.end), otherwise=otherwise)
