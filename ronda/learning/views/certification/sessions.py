"""Sessions: their list, the page of one, making, changing, cancelling, inviting, entering."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ronda.learning.forms.certification import EnterForm, SessionFilter, SessionForm, WhyForm
from ronda.learning.models import CertificationSession
from ronda.learning.queries.certification import may_organise, must_sit_session, own_openings
from ronda.learning.queries.certification.rates import rate_of
from ronda.learning.queries.certification.seeing import certifying_rules, people_led_by
from ronda.learning.queries.certification.sessions import (
    counted_sessions,
    entries_of,
    may_change_session,
    session_numbered,
)
from ronda.learning.rules.certification import Opening
from ronda.learning.services.certification.entering import enter_person, invite_who_must
from ronda.learning.services.certification.sessions import cancel_session, change_session, make_session
from ronda.learning.views.certification.tables import SessionTable
from ronda.learning.wording.certification import (
    ENTRY_KINDS,
    SESSION_KINDS,
    cause_words,
    facts_of_why,
    level_words,
    range_words,
    rate_words,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.queries.desk import traces_of
from ronda.work.views.doing import moment, press, record, today
from ronda.work.wording import deed_sentence

PLANNED = CertificationSession.State.PLANNED


@for_viewer
def show_sessions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = SessionFilter(request.GET, queryset=counted_sessions(viewer, today()))
    table = SessionTable(found.qs, order_by=("-held_on",))
    narrowed = found.form.has_changed()
    table.empty_text = _("No session fits these filters.") if narrowed else _("No session is planned yet.")
    return show_list(
        request,
        table,
        name="ronda-certification-sessions",
        template="learning/certification_sessions.html",
        filter=found,
        organises=may_organise(viewer),
    )


@for_viewer
def show_session(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    on = today()
    session = session_numbered(viewer, number)
    organises = may_organise(viewer)
    entries = entries_of(viewer, session, on)
    there = {each.person_id for each in entries}
    planned = session.state == PLANNED
    uninvited = must_sit_session(viewer, session, on) if organises and planned else []
    passed = sum(each.state == "passed" for each in entries)
    sat = passed + sum(each.state == "failed" for each in entries)
    rate = rate_of(sat, passed, certifying_rules(on)[1]) if organises and sat else None
    context = {
        "session": session,
        "level": level_words(session.level),
        "kind": SESSION_KINDS[session.state],
        "organises": organises,
        "may_change": organises and planned and may_change_session(viewer, session, on),
        "may_register": planned and on <= session.register_until,
        "may_enter_oneself": planned
        and on <= session.register_until
        and viewer.person_id not in there
        and any(each.level == session.level and each.day <= session.held_on for each in _open(viewer, on)),
        "may_enter_results": organises
        and session.state != CertificationSession.State.CANCELLED
        and session.held_on <= on,
        "registered": sum(each.state == "registered" for each in entries),
        "entries": [
            {
                "entry": each,
                "kind": ENTRY_KINDS[each.state],
                "why": facts_of_why(each.why) if each.must else "",
                "own": each.person_id == viewer.person_id,
            }
            for each in entries
        ],
        "uninvited": [
            {"person": each.person, "why": cause_words(each.obligation.cause, each.obligation.asked)}
            for each in uninvited
            if each.person.person_id not in there
        ],
        "rate": rate and {"heads": rate_words(rate), "rate": rate.rate, "range": range_words(rate)},
        "traces": [
            (each, deed_sentence(each.what, each.said))
            for each in traces_of(viewer, "certification_session", session.pk)
        ]
        if organises
        else (),
    }
    return render(request, "learning/certification_session.html", context)


@for_viewer
def new_session(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _refuse_unless_organiser(viewer)
    form = SessionForm(request.POST or None)
    return record(
        request,
        form,
        lambda good: make_session(by=viewer, at=moment(), today=today(), said=good.said),
        to=lambda session: reverse("certification_session", args=[session.pk]),
        said=_("The session is made; invite those who must sit it."),
        back=reverse("certification_sessions"),
        heading=_("New session"),
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    session = _changeable(viewer, number)
    form = SessionForm(
        request.POST or None,
        initial={
            "level": session.level,
            "held_on": session.held_on,
            "register_until": session.register_until,
            "place": session.place,
        },
    )
    return record(
        request,
        form,
        lambda good: change_session(by=viewer, at=moment(), today=today(), number=number, said=good.said),
        to=reverse("certification_session", args=[number]),
        said=_("The session is changed."),
        heading=_("Change the session"),
    )


@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _changeable(viewer, number)
    form = WhyForm(request.POST or None, send=_("Cancel the session"))
    return record(
        request,
        form,
        lambda good: cancel_session(
            by=viewer, at=moment(), today=today(), number=number, why=good.cleaned_data["why"]
        ),
        to=reverse("certification_session", args=[number]),
        said=_("The session is cancelled."),
        heading=_("Cancel the session"),
    )


@require_POST
@for_viewer
def invite(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_unless_organiser(viewer)
    return press(
        request,
        lambda: invite_who_must(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("certification_session", args=[number]),
        said=lambda made: (
            ngettext("%(count)s person is invited.", "%(count)s people are invited.", len(made))
            % {"count": len(made)}
        ),
    )


@for_viewer
def enter(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_unless_organiser(viewer)
    session = session_numbered(viewer, number)
    there = {each.person_id for each in entries_of(viewer, session, today())}
    led = people_led_by(viewer, today()).order_by("name")
    people = [(each.code, each.name) for each in led if each.pk not in there]
    form = EnterForm(request.POST or None, people=people)
    return record(
        request,
        form,
        lambda good: enter_person(
            by=viewer, at=moment(), today=today(), number=number, person=good.cleaned_data["person"]
        ),
        to=reverse("certification_session", args=[number]),
        said=_("The person is registered."),
        heading=_("Register somebody"),
        below=_("Whoever may sit this level, though nobody asks for it."),
    )


def _open(viewer: Viewer, on: date) -> list[Opening]:
    return own_openings(viewer, on) if viewer.person_id is not None else []


def _refuse_unless_organiser(viewer: Viewer) -> None:
    if not may_organise(viewer):
        raise Http404


def _changeable(viewer: Viewer, number: int) -> Any:
    session = session_numbered(viewer, number)
    if session.state != PLANNED or not may_change_session(viewer, session, today()):
        raise Http404
    return session
