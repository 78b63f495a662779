"""Sessions of the certification: made, changed while nobody has sat them, cancelled for a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CertificationSession
from ronda.learning.queries.certification.seeing import refuse_unless_organiser
from ronda.learning.queries.certification.sessions import may_change_session, sessions_for
from ronda.learning.rules import LEVELS
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.services.tracing import leave_trace

ABOUT = "certification_session"
STATE = CertificationSession.State


@dataclass(frozen=True)
class SessionSaid:
    level: int
    held_on: date
    register_until: date
    place: str = ""


@transaction.atomic
def make_session(*, by: Viewer, at: datetime, today: date, said: SessionSaid) -> CertificationSession:
    refuse_unless_organiser(by)
    _refuse_bad(by, said, today)
    session = CertificationSession.objects.create(
        company_id=by.company_id,
        level=said.level,
        held_on=said.held_on,
        register_until=said.register_until,
        place=said.place.strip(),
    )
    leave_trace(by=by, at=at, about=ABOUT, number=session.pk, what="session.made")
    return session


@transaction.atomic
def change_session(
    *, by: Viewer, at: datetime, today: date, number: int, said: SessionSaid
) -> CertificationSession:
    """The level stays: whoever was invited was invited for it."""
    session = planned_session(by, number, today)
    if said.level != session.level and session.entries.exists():
        raise RefusedError(Problem("level", "has people already", "cancel the session and make another"))
    _refuse_bad(by, said, today, but=number)
    was = {"held_on": session.held_on.isoformat(), "until": session.register_until.isoformat()}
    session.level, session.held_on = said.level, said.held_on
    session.register_until, session.place = said.register_until, said.place.strip()
    session.save(update_fields=["level", "held_on", "register_until", "place"])
    # The days to come are new: whoever was reminded of the old ones is reminded again.
    session.entries.filter(state="invited").update(reminded_on=None)
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="session.changed", said=was)
    return session


@transaction.atomic
def cancel_session(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> CertificationSession:
    session = planned_session(by, number, today)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why it is cancelled"))
    session.state, session.state_why = STATE.CANCELLED, why.strip()[:500]
    session.save(update_fields=["state", "state_why"])
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="session.cancelled", why=session.state_why)
    return session


def planned_session(by: Viewer, number: int, today: date) -> CertificationSession:
    """Locked, for whoever may change it; inside a transaction."""
    refuse_unless_organiser(by)
    session = sessions_for(by).select_for_update(of=("self",)).filter(pk=number).first()
    if session is None:
        raise NotAllowedError(f"session {number}")
    if not may_change_session(by, session, today):
        raise RefusedError(Problem("session", "has people of another centre", "ask a leader of the company"))
    if session.state != STATE.PLANNED:
        raise RefusedError(Problem("session", "was held or cancelled", "look at the page again"))
    return session


def _refuse_bad(by: Viewer, said: SessionSaid, today: date, but: int | None = None) -> None:
    problems = []
    if said.level not in LEVELS:
        problems.append(Problem("level", "is none of 5 to 1", "choose a level"))
    if said.held_on < today:
        problems.append(Problem("held_on", "is no day to come", "choose a day to come"))
    if said.register_until > said.held_on:
        problems.append(Problem("register_until", "is after the day of the session", "choose an earlier day"))
    others = sessions_for(by).exclude(pk=but or 0).exclude(state=STATE.CANCELLED)
    if others.filter(level=said.level, held_on=said.held_on).exists():
        problems.append(Problem("held_on", "has a session of this level", "choose another day"))
    refuse_if_any(problems)
