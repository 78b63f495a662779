"""The people of the company: the list, a new person, and everything about one of them."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.people.forms.filters import StaffFilter
from ronda.people.forms.staff import PersonForm
from ronda.people.models import Person
from ronda.people.queries import numbers_of_people
from ronda.people.queries.choices import centre_choices, post_codes
from ronda.people.queries.history import history_of_person
from ronda.people.queries.lists import staff_list, staff_person
from ronda.people.queries.profile import profile_of
from ronda.people.rules import Viewer
from ronda.people.rules.reading import reads_set_up, sees_wages
from ronda.people.services import keep_people
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment
from ronda.people.views.listing import show_list
from ronda.people.views.recording import record
from ronda.people.views.tables import StaffTable
from ronda.people.wording import told

FIELDS = ("code", "name", "email", "hired", "education", "born")


@for_viewer
def show_people(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = timezone.localdate()
    chosen = narrowed_staff(request, viewer)
    hidden = [] if viewer.can_manage else ["chosen"]
    if not reads_set_up(viewer):
        hidden += ["user", "education"]
    return show_list(
        request,
        StaffTable(chosen.qs, exclude=hidden),
        name="people",
        template="people/people.html",
        filter=chosen,
        on=on,
        query=request.GET.urlencode(),
    )


def narrowed_staff(request: HttpRequest, viewer: Viewer) -> StaffFilter:
    """The people whom the address asks for."""
    on = timezone.localdate()
    return StaffFilter(
        request.GET,
        queryset=staff_list(viewer, on=on),
        on=on,
        centres=centre_choices(viewer),
        posts=post_codes(viewer),
    )


@for_manager
def add_person(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    taken = frozenset(numbers_of_people(viewer))
    form = PersonForm(request.POST or None, taken=taken).without_reason()
    code = request.POST.get("code", "")
    return record(
        request,
        viewer,
        form,
        lambda form: keep_people(by=viewer, at=moment(), rows=[form.row()]),
        heading=_("New person"),
        done=_("Recorded. Next: appoint this person to a post."),
        to=reverse("people_person", args=[code]) if form.is_valid() else reverse("people_people"),
        undone_to=reverse("people_people"),
    )


@for_manager
def edit_person(request: HttpRequest, viewer: Viewer, person_code: str) -> HttpResponse:
    person = _person(viewer, person_code)
    form = PersonForm(request.POST or None, initial={name: getattr(person, name) for name in FIELDS})
    del form.fields["code"]
    return record(
        request,
        viewer,
        form,
        lambda form: keep_people(by=viewer, at=moment(), rows=[form.row(person.code)], why=form.reason),
        heading=person.name,
        done=_("Saved."),
        to=reverse("people_person", args=[person.code]),
    )


@for_viewer
def show_profile(request: HttpRequest, viewer: Viewer, person_code: str) -> HttpResponse:
    person = _person(viewer, person_code, on=timezone.localdate())
    return render(
        request,
        "people/person.html",
        {
            "person": person,
            "profile": profile_of(viewer, person, on=timezone.localdate(), at=moment()),
            "with_wages": sees_wages(viewer),
            "reads_set_up": reads_set_up(viewer),
            "currency": person.company.currency,
        },
    )


@for_viewer
def show_history(request: HttpRequest, viewer: Viewer, person_code: str) -> HttpResponse:
    person = _person(viewer, person_code)
    deeds = history_of_person(viewer, person)
    return render(
        request,
        "people/history.html",
        {
            "heading": person.name,
            "back": reverse("people_person", args=[person.code]),
            "entries": told(deeds, person.company.currency),
        },
    )


def _person(viewer: Viewer, code: str, *, on: date | None = None) -> Person:
    person = staff_person(viewer, code, on=on)
    if person is None:
        raise Http404
    return person
