"""A round from its plan to its answers: made, opened, put off, cancelled; every step leaves a trace."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.recognition.models import SurveyRound
from ronda.recognition.queries.customers.policy import newest_version
from ronda.recognition.queries.customers.rounds import lasting_of, round_seen, runs_round
from ronda.recognition.rules.customers.lasting import last_day_fault
from ronda.recognition.rules.customers.rights import may_run
from ronda.work.services.tracing import leave_trace

ABOUT = "survey_round"
State = SurveyRound.State


@dataclass(frozen=True)
class RoundSaid:
    """`centre` by its number, None for the whole company; `questionnaire` too."""

    title: str
    questionnaire: int
    opens_on: date
    closes_on: date
    centre: int | None = None


@transaction.atomic
def make_round(*, by: Viewer, at: datetime, said: RoundSaid) -> SurveyRound:
    """By whoever leads the centre; it asks the newest version of the questionnaire."""
    if not may_run(by, said.centre):
        raise NotAllowedError("making a survey round here")
    if not said.title.strip():
        raise RefusedError(Problem("title", "is a round without a title", "give it one"))
    if said.closes_on < said.opens_on:
        raise RefusedError(
            Problem("closes_on", "is a round that ends before it begins", "choose a later day")
        )
    made = SurveyRound.objects.create(
        company_id=by.company_id,
        centre_id=said.centre,
        title=said.title.strip()[:200],
        version=newest_version(by, said.questionnaire),
        opens_on=said.opens_on,
        closes_on=said.closes_on,
        made_by_id=by.person_id,
    )
    trace_round(by, at, made, "made")
    return made


@transaction.atomic
def open_round(*, by: Viewer, at: datetime, today: date, number: int) -> SurveyRound:
    """From its first day on, once each sheet has somebody who brings it."""
    round_ = run_in(by, number, State.DRAWN)
    if today < round_.opens_on:
        raise RefusedError(Problem("round", "is a round that is still to come", "open it on its day"))
    if today > round_.closes_on:
        raise RefusedError(
            Problem("round", "is a round whose last day is over", "put its last day later, or cancel it")
        )
    if round_.sheets.filter(hands_out=None, state="drawn").exists():
        raise RefusedError(Problem("round", "has sheets that nobody brings", "name who hands them out"))
    round_.state = State.OPEN
    round_.save(update_fields=["state"])
    trace_round(by, at, round_, "opened")
    return round_


@transaction.atomic
def cancel_round(*, by: Viewer, at: datetime, number: int, why: str) -> SurveyRound:
    """For a reason, while it is not closed; its codes are good no more."""
    round_ = run_in(by, number, State.PLANNED, State.DRAWN, State.OPEN)
    if not why.strip():
        raise RefusedError(Problem("why", "is a round cancelled for no reason", "say why"))
    round_.state, round_.state_why = State.CANCELLED, why.strip()[:500]
    round_.save(update_fields=["state", "state_why"])
    round_.sheets.update(token_until=None)
    trace_round(by, at, round_, "cancelled", why=round_.state_why)
    return round_


@transaction.atomic
def extend_round(
    *, by: Viewer, at: datetime, today: date, number: int, closes_on: date, shown: date, why: str
) -> SurveyRound:
    """Its last day is put later, for a reason; codes that outlets have are good until the new one.

    `shown` is the last day that was there when the new one was chosen: of two who choose, the later is told.
    """
    round_ = run_in(by, number, State.PLANNED, State.DRAWN, State.OPEN)
    lasting = lasting_of(round_, today)
    if lasting.last != shown:
        raise RefusedError(
            Problem("closes_on", "is put off by somebody else meanwhile", "look at the last day again")
        )
    fault = last_day_fault(lasting, closes_on, today)
    if fault:
        raise RefusedError(Problem(*fault))
    if not why.strip():
        raise RefusedError(Problem("why", "is a round put off for no reason", "say why"))
    round_.closes_on, round_.first_closes_on = closes_on, lasting.announced
    round_.save(update_fields=["closes_on", "first_closes_on"])
    round_.sheets.exclude(token_until=None).update(token_until=day_end(by, closes_on))
    days = {"before": lasting.last.isoformat(), "after": closes_on.isoformat()}
    trace_round(by, at, round_, "extended", why=why.strip()[:500], **days)
    return round_


def day_end(by: Viewer, day: date) -> datetime:
    """The moment at which a day is over where the company is."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(company_for(by).timezone))


def run_in(by: Viewer, number: int, *states: str) -> SurveyRound:
    """Locked, in one of the states, of whoever runs it."""
    seen = round_seen(by, number)
    if not runs_round(by, seen):
        raise NotAllowedError(f"survey round {number}")
    return locked_round(seen, *states)


def locked_round(seen: SurveyRound, *states: str) -> SurveyRound:
    found = SurveyRound.objects.select_for_update(of=("self",)).select_related("version").get(pk=seen.pk)
    if found.state not in states:
        raise RefusedError(Problem("round", "is a round past this step", "look at it again"))
    return found


def trace_round(
    by: Viewer, at: datetime, round_: SurveyRound, deed: str, *, why: str = "", **said: Any
) -> None:
    """Never with an outlet or the seed in it."""
    leave_trace(by=by, at=at, about=ABOUT, number=round_.pk, what=f"{ABOUT}.{deed}", said=said, why=why)
