"""Centres and posts."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.kernel.period import Period
from ronda.people.forms.company import CentreForm
from ronda.people.models import Centre
from ronda.people.queries import centres_for
from ronda.people.queries.counts import staffed_centres, staffed_posts
from ronda.people.queries.history import history_of_centre, history_of_posts
from ronda.people.rules import CentreRow, Viewer
from ronda.people.services import keep_centres, open_posts
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment, say_done
from ronda.people.views.listing import show_list
from ronda.people.views.recording import record
from ronda.people.views.tables import CentreTable, PostTable
from ronda.people.wording import told
from ronda.policy import load_policy


@for_viewer
def show_centres(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    table = CentreTable(staffed_centres(viewer, on=timezone.localdate()))
    return show_list(request, table, name="centres", template="people/centres.html")


@for_manager
def add_centre(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    taken = frozenset(centres_for(viewer).values_list("code", flat=True))
    form = CentreForm(request.POST or None, taken=taken).without_reason()
    return record(
        request,
        viewer,
        form,
        lambda form: keep_centres(by=viewer, at=moment(), rows=[_row(form)]),
        heading=_("New centre"),
        done=_("The centre is open."),
        to=reverse("people_centres"),
    )


@for_viewer
def show_centre(request: HttpRequest, viewer: Viewer, centre_code: str) -> HttpResponse:
    """Its name, which an administrator may change, and its history."""
    centre = _centre(viewer, centre_code)
    entries = told(history_of_centre(viewer, centre))
    form = CentreForm(request.POST or None, initial={"name": centre.name})
    del form.fields["code"]
    if not viewer.can_manage:
        return render(
            request,
            "people/history.html",
            {"heading": centre.name, "back": reverse("people_centres"), "entries": entries},
        )
    return record(
        request,
        viewer,
        form,
        lambda form: keep_centres(
            by=viewer,
            at=moment(),
            rows=[CentreRow(centre.code, form.cleaned_data["name"])],
            why=form.reason,
        ),
        heading=centre.name,
        done=_("Saved."),
        to=reverse("people_centres"),
        entries=entries,
        shows_history=True,
    )


@for_viewer
def show_posts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    table = PostTable(staffed_posts(viewer, on=timezone.localdate()))
    return show_list(
        request,
        table,
        name="posts",
        template="people/posts.html",
        entries=told(history_of_posts(viewer)),
    )


@require_POST
@for_manager
def take_in_posts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the policy of today names and the company lacks."""
    today = timezone.localdate()
    rules = load_policy(Path(settings.RONDA_POLICIES)).in_force(Period(today, today))
    changes = open_posts(by=viewer, at=moment(), rules=rules)
    nothing = _("The company has every post of the policy already.")
    say_done(
        request,
        _("The posts of the policy are taken in.") if changes else nothing,
        changes,
        undone_to=reverse("people_posts"),
    )
    return redirect("people_posts")


def _row(form: CentreForm) -> CentreRow:
    return CentreRow(form.cleaned_data["code"], form.cleaned_data["name"])


def _centre(viewer: Viewer, code: str) -> Centre:
    centre = centres_for(viewer).filter(code=code).first()
    if centre is None:
        raise Http404
    return centre
