"""People in a session: invited because they must sit it, entered because they may, registered, excused."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.queries.certification.owed import must_sit_session
from ronda.learning.queries.certification.seeing import (
    certifying_rules,
    may_organise,
    people_led_by,
    refuse_unless_organiser,
)
from ronda.learning.queries.certification.sessions import entry_numbered, session_numbered
from ronda.learning.queries.certification.teams import teams_on, waits_of
from ronda.learning.rules.certification import opening_of
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace, leave_traces

SESSION, ENTRY = "certification_session", "certification_entry"
STATE = SessionEntry.State
OPEN = (STATE.INVITED, STATE.REGISTERED)


@transaction.atomic
def invite_who_must(*, by: Viewer, at: datetime, today: date, number: int) -> list[SessionEntry]:
    """Everybody led who must sit this level and is not in it yet, with the reason; new entries."""
    refuse_unless_organiser(by)
    session = _planned(by, number)
    there = set(session.entries.values_list("person_id", flat=True))
    new = [
        SessionEntry(
            session=session,
            person_id=each.person.person_id,
            must=True,
            why={
                "cause": each.obligation.cause,
                "held": each.obligation.held,
                "asked": each.obligation.asked,
                "opens": each.obligation.opens.isoformat(),
            },
        )
        for each in must_sit_session(by, session, today)
        if each.person.person_id not in there
    ]
    made = SessionEntry.objects.bulk_create(new)
    leave_traces(by=by, at=at, about=ENTRY, what="entry.invited", said=[(each.pk, {}) for each in made])
    if made:
        said = {"people": len(made)}
        leave_trace(by=by, at=at, about=SESSION, number=number, what="session.invited", said=said)
    return made


@transaction.atomic
def enter_person(*, by: Viewer, at: datetime, today: date, number: int, person: str) -> SessionEntry:
    """Somebody led, or oneself, who may sit the level on that day though nobody asks for it."""
    session = _planned(by, number)
    _refuse_late(session, today)
    found = people_led_by(by, today).filter(code=person).first()
    if found is None or not (may_organise(by) or found.pk == by.person_id):
        raise NotAllowedError(f"entering person {person}")
    known = session.entries.filter(person=found).first()
    if known is not None:
        raise RefusedError(Problem("person", "is in this session already", "look at the list"))
    _refuse_unless_open(by, session, found.pk, today)
    _refuse_two_on_a_day(session, found.pk)
    entry = SessionEntry.objects.create(session=session, person=found, state=STATE.REGISTERED)
    leave_trace(by=by, at=at, about=ENTRY, number=entry.pk, what="entry.registered")
    return entry


@transaction.atomic
def register_entry(*, by: Viewer, at: datetime, today: date, number: int) -> SessionEntry:
    """By oneself or whoever leads, up to the last day for it; twice is once."""
    entry = open_entry(by, number, today)
    if entry.state == STATE.REGISTERED:
        return entry
    _refuse_late(entry.session, today)
    _refuse_two_on_a_day(entry.session, entry.person_id)
    return _set(entry, STATE.REGISTERED, "entry.registered", by=by, at=at)


@transaction.atomic
def unregister_entry(*, by: Viewer, at: datetime, today: date, number: int) -> SessionEntry:
    """Back to be decided, while others can still be told."""
    entry = open_entry(by, number, today)
    _refuse_late(entry.session, today)
    return _set(entry, STATE.INVITED, "entry.unregistered", by=by, at=at)


@transaction.atomic
def excuse_entry(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> SessionEntry:
    """By whoever leads, for a reason: the obligation stays, and the next session asks for it again."""
    refuse_unless_organiser(by)
    entry = open_entry(by, number, today)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    return _set(entry, STATE.EXCUSED, "entry.excused", by=by, at=at, why=why.strip()[:500])


def open_entry(by: Viewer, number: int, today: date) -> SessionEntry:
    """Of a planned session, not settled yet; one's own or of somebody led. Inside a transaction."""
    entry = entry_numbered(by, number, today)
    session = CertificationSession.objects.select_for_update(of=("self",)).get(pk=entry.session_id)
    entry = SessionEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    entry.session = session
    if session.state == CertificationSession.State.CANCELLED:
        raise RefusedError(Problem("session", "was held or cancelled", "look at the page again"))
    if entry.state not in OPEN:
        raise RefusedError(Problem("entry", "has been settled", "look at the page again"))
    return entry


def _planned(by: Viewer, number: int) -> CertificationSession:
    session = session_numbered(by, number)
    if session.state != CertificationSession.State.PLANNED:
        raise RefusedError(Problem("session", "was held or cancelled", "look at the page again"))
    return session


def _refuse_late(session: CertificationSession, today: date) -> None:
    if today > session.register_until:
        what = f"could be entered up to {session.register_until}"
        raise RefusedError(Problem("session", what, "sit the next one"))


def _refuse_unless_open(by: Viewer, session: CertificationSession, person: int, today: date) -> None:
    waits = waits_of(certifying_rules(today)[1])
    for team in teams_on(by.company_id, today):
        if person not in team.sitters:
            continue
        opening = opening_of(team.sitters[person], session.level, waits, session.held_on)
        if opening is not None and opening.day <= session.held_on:
            return
        if opening is None:
            what = f"has no way to level {session.level}, or holds it"
        else:
            what = f"may sit level {session.level} from {opening.day} on"
        raise RefusedError(Problem("person", what, "choose a later session, or another level"))
    raise RefusedError(Problem("person", "has no post that is certified", "choose somebody in such a post"))


def _refuse_two_on_a_day(session: CertificationSession, person: int) -> None:
    others = SessionEntry.objects.filter(
        person_id=person,
        state=STATE.REGISTERED,
        session__company_id=session.company_id,
        session__held_on=session.held_on,
        session__state=CertificationSession.State.PLANNED,
    )
    if others.exclude(session=session).exists():
        problem = Problem("person", "sits another level on that day", "take the person out of that session")
        raise RefusedError(problem)


def _set(
    entry: SessionEntry, state: str, what: str, *, by: Viewer, at: datetime, why: str = ""
) -> SessionEntry:
    entry.state, entry.state_why = state, why
    entry.save(update_fields=["state", "state_why"])
    leave_trace(by=by, at=at, about=ENTRY, number=entry.pk, what=what, why=why)
    return entry
