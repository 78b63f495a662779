"""One deed for the people that were chosen in the list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.kernel.change import Change
from ronda.people.forms.bulk import ManyAccountsForm, ManyEndForm, ManyRoleForm
from ronda.people.forms.recording import RecordForm
from ronda.people.models import Person
from ronda.people.queries.lists import appointment_list, staff_list
from ronda.people.rules import RoleRow, Viewer
from ronda.people.rules.last_day import end_after
from ronda.people.rules.overlap import Interval
from ronda.people.services import appoint, grant_roles, open_accounts
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.appointments import row_of
from ronda.people.views.doing import moment
from ronda.people.views.people import narrowed_staff
from ronda.people.views.recording import record

DEEDS: dict[str, tuple[type[RecordForm], Any]] = {
    "end": (ManyEndForm, gettext_lazy("End appointments")),
    "role": (ManyRoleForm, gettext_lazy("Give a role")),
    "accounts": (ManyAccountsForm, gettext_lazy("Open accounts")),
}


@for_manager
def do_for_many(request: HttpRequest, viewer: Viewer, deed: str) -> HttpResponse:
    """First whom it is for, and what is needed; then it is done."""
    if deed not in DEEDS or request.method != "POST":
        raise Http404
    people = _chosen(request, viewer)
    if not people:
        return redirect("people_people")
    form_class, heading = DEEDS[deed]
    asked = "send" in request.POST
    form = form_class(request.POST if asked else None, initial={"start": timezone.localdate()})
    if deed != "accounts":
        form.fields["why"].required = True
    else:
        form.without_reason()
    if deed == "accounts" and asked and form.is_valid():
        return _accounts(request, viewer, people)
    write = {"end": _end, "role": _role}.get(deed, _nothing)
    return record(
        request if asked else _as_asked(request),
        viewer,
        form,
        lambda form: write(viewer, people, form),
        heading=str(heading),
        done=_("Done for everybody chosen."),
        to=reverse("people_people"),
        changed=lambda form: _ended_days(form) if deed == "end" else [],
        corrects=True,
        template="people/bulk.html",
        people=people,
        deed=deed,
    )


def _chosen(request: HttpRequest, viewer: Viewer) -> list[Person]:
    """The ticked rows, or every row of the list as it was narrowed down."""
    if request.POST.get("every"):
        return list(narrowed_staff(request, viewer).qs)
    codes = request.POST.getlist("chosen")
    return list(staff_list(viewer, on=timezone.localdate()).filter(code__in=codes))


def _end(viewer: Viewer, people: Sequence[Person], form: RecordForm) -> list[Change]:
    end = end_after(form.cleaned_data["last"])
    last = form.cleaned_data["last"]
    held = appointment_list(viewer).filter(person__in=people, start__lte=last)
    rows = [replace(row_of(each), end=end) for each in held if each.end is None or each.end > last]
    return appoint(by=viewer, at=moment(), rows=rows, why=form.reason, with_work_handed_over=True)


def _role(viewer: Viewer, people: Sequence[Person], form: RecordForm) -> list[Change]:
    end = end_after(form.cleaned_data["last"])
    rows = [RoleRow(each.code, form.cleaned_data["role"], form.cleaned_data["start"], end) for each in people]
    return grant_roles(by=viewer, at=moment(), rows=rows, why=form.reason)


def _nothing(viewer: Viewer, people: Sequence[Person], form: RecordForm) -> list[Change]:
    return []


def _accounts(request: HttpRequest, viewer: Viewer, people: Sequence[Person]) -> HttpResponse:
    """The links are on this one page and nowhere else."""
    opened = open_accounts(by=viewer, at=moment(), person_codes=[each.code for each in people])
    rows = [(name, user, request.build_absolute_uri(path)) for name, user, path in opened]
    return render(request, "people/links.html", {"links": rows, "left_out": len(people) - len(rows)})


def _ended_days(form: RecordForm) -> list[Interval]:
    end = end_after(form.cleaned_data["last"])
    assert end is not None, "the last day is required"
    return [(end, None)]


def _as_asked(request: HttpRequest) -> HttpRequest:
    """The list's own POST only opens the page."""
    request.method = "GET"
    return request
