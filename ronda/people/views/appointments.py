"""Appointments: the list, a new one, its end, a correction, a withdrawal."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.people.forms.filters import AppointmentFilter
from ronda.people.forms.staff import AppointmentForm, EndForm, WithdrawForm
from ronda.people.models import Appointment
from ronda.people.queries import company_for
from ronda.people.queries.choices import centre_choices, people_choices, post_codes
from ronda.people.queries.lists import appointment_list
from ronda.people.queries.rows import appointment_numbered
from ronda.people.rules import AppointmentRow, Viewer
from ronda.people.rules.last_day import end_after, last_day
from ronda.people.rules.overlap import Interval
from ronda.people.rules.reading import sees_wages
from ronda.people.rules.touched import changed_days
from ronda.people.services import appoint
from ronda.people.services.leaving import open_work_of
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment
from ronda.people.views.listing import show_list
from ronda.people.views.recording import record
from ronda.people.views.tables import AppointmentTable


@for_viewer
def show_appointments(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = timezone.localdate()
    chosen = AppointmentFilter(
        request.GET,
        queryset=appointment_list(viewer),
        on=on,
        centres=centre_choices(viewer),
        posts=post_codes(viewer),
    )
    table = AppointmentTable(
        chosen.qs,
        on=on,
        can_manage=viewer.can_manage,
        with_wages=sees_wages(viewer),
        currency=company_for(viewer).currency,
    )
    return show_list(request, table, name="appointments", template="people/appointments.html", filter=chosen)


@for_manager
def add_appointment(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    person = request.GET.get("person", "")
    form = _form(request, viewer, {"person": person}).without_reason()
    return record(
        request,
        viewer,
        form,
        lambda form: appoint(
            by=viewer, at=moment(), rows=[form.row()], why=form.reason, with_work_handed_over=True
        ),
        heading=_("New appointment"),
        done=_("Appointed."),
        to=_profile(request.POST.get("person") or person),
        changed=lambda form: [(form.row().start, form.end)],
    )


@for_manager
def correct_appointment(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The old row is withdrawn and the corrected one added; both stay readable."""
    old = appointment_numbered(viewer, number)
    form = _form(request, viewer, AppointmentForm.values_of(old))
    return record(
        request,
        viewer,
        form,
        lambda form: appoint(
            by=viewer,
            at=moment(),
            rows=[form.row()],
            why=form.reason,
            instead_of=[old.pk],
            with_work_handed_over=True,
        ),
        heading=_("Correct an appointment"),
        done=_("Corrected."),
        to=_profile(old.person.code),
        changed=lambda form: _changed(old, form.row()),
        corrects=True,
        withdraw=reverse("people_appointment_withdraw", args=[old.pk]),
        left=open_work_of(viewer, old.person_id, old.centre_id, timezone.localdate()),
    )


@for_manager
def end_appointment(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    old = appointment_numbered(viewer, number)
    form = EndForm(request.POST or None, initial={"last": last_day(old.end) or timezone.localdate()})

    def ended(form: EndForm) -> AppointmentRow:
        return replace(row_of(old), end=end_after(form.cleaned_data["last"]))

    return record(
        request,
        viewer,
        form,
        lambda form: appoint(
            by=viewer, at=moment(), rows=[ended(form)], why=form.reason, with_work_handed_over=True
        ),
        heading=_("End an appointment"),
        done=_("The appointment ends then."),
        to=_profile(old.person.code),
        changed=lambda form: _changed(old, ended(form)),
        corrects=True,
        row=old,
        left=open_work_of(viewer, old.person_id, old.centre_id, timezone.localdate()),
    )


@for_manager
def withdraw_appointment(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    old = appointment_numbered(viewer, number)
    return record(
        request,
        viewer,
        WithdrawForm(request.POST or None),
        lambda form: appoint(
            by=viewer,
            at=moment(),
            rows=[],
            why=form.reason,
            instead_of=[old.pk],
            with_work_handed_over=True,
        ),
        heading=_("Withdraw an appointment"),
        done=_("Withdrawn; the history keeps it."),
        to=_profile(old.person.code),
        changed=lambda form: [(old.start, old.end)],
        corrects=True,
        row=old,
        left=open_work_of(viewer, old.person_id, old.centre_id, timezone.localdate()),
    )


def _form(request: HttpRequest, viewer: Viewer, initial: dict[str, object]) -> AppointmentForm:
    return AppointmentForm(
        request.POST or None,
        initial=initial,
        people=people_choices(viewer),
        centres=centre_choices(viewer),
        posts=post_codes(viewer),
    )


def row_of(old: Appointment) -> AppointmentRow:
    return AppointmentRow(
        old.person.code, old.centre.code, old.post.code, old.start, old.end, old.monthly_wage_cents
    )


def _changed(old: Appointment, new: AppointmentRow) -> list[Interval]:
    before = row_of(old)
    otherwise = replace(new, start=before.start, end=before.end) != before
    return changed_days((old.start, old.end), (new.start, new.end), otherwise=otherwise)


def _profile(code: str) -> str:
    return reverse("people_person", args=[code]) if code else reverse("people_appointments")
