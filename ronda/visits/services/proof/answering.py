"""The person's answer to a question, and how it is settled: explained, or confirmed and handed on."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import Flag
from ronda.visits.queries.proof.flags import answer_due
from ronda.visits.queries.proof.seeing import flag_numbered, may_settle
from ronda.visits.rules.proof import may_confirm
from ronda.visits.services.proof.confirmed import hand_over_confirmed
from ronda.work.services.tracing import leave_trace

LONGEST_ANSWER, LONGEST_WHY = 2000, 500


@transaction.atomic
def answer_flag(*, by: Viewer, at: datetime, number: int, answer: str) -> Flag:
    """The person's own words; they may be put better until it is settled."""
    flag = _locked(by, number)
    if by.person_id is None or flag.person_id != by.person_id:
        raise NotAllowedError("answering a question to somebody else")
    flag.answer = _words("answer", answer, LONGEST_ANSWER)
    flag.answered_at, flag.state = at, Flag.State.ANSWERED
    flag.save(update_fields=["answer", "answered_at", "state"])
    leave_trace(by=by, at=at, about="flag", number=number, what="flag.answered")
    return flag


@transaction.atomic
def explain_flag(*, by: Viewer, at: datetime, number: int, why: str) -> Flag:
    """It is explained, with or without the person's answer; nothing follows."""
    return _settle(by, at, _to_settle(by, number), Flag.State.DISMISSED, why)


@transaction.atomic
def confirm_flag(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Flag:
    """Only after the person has answered, or could have; the inspection makes a draft of a finding of it."""
    flag = _to_settle(by, number)
    if not may_confirm(flag.state, answer_due=answer_due(by, flag), today=today):
        raise RefusedError(
            Problem("flag", "is not answered yet", "wait for the answer, or until its last day is over")
        )
    flag = _settle(by, at, flag, Flag.State.CONFIRMED, why)
    hand_over_confirmed(by=by, at=at, flag=flag)
    return flag


def _to_settle(by: Viewer, number: int) -> Flag:
    flag = _locked(by, number)
    if not may_settle(by, flag):
        raise NotAllowedError("settling this question")
    return flag


def _locked(by: Viewer, number: int) -> Flag:
    """RefusedError for one that is settled: it is settled once."""
    flag_numbered(by, number)
    flag = Flag.objects.select_for_update(of=("self",)).select_related("form__outlet").get(pk=number)
    if flag.settled_at is not None:
        raise RefusedError(Problem("flag", "is settled already", "look at how it was settled"))
    return flag


def _settle(by: Viewer, at: datetime, flag: Flag, state: Flag.State, why: str) -> Flag:
    flag.settled_why = _words("why", why, LONGEST_WHY)
    flag.state, flag.settled_by_id, flag.settled_at = state, by.person_id, at
    flag.save(update_fields=["state", "settled_by", "settled_at", "settled_why"])
    what = "flag.explained" if state == Flag.State.DISMISSED else "flag.confirmed"
    leave_trace(by=by, at=at, about="flag", number=flag.pk, what=what, why=flag.settled_why)
    return flag


def _words(where: str, text: str, most: int) -> str:
    words = text.strip()
    if not words:
        raise RefusedError(Problem(where, "says nothing", "write a sentence"))
    if len(words) > most:
        raise RefusedError(Problem(where, f"is longer than {most} characters", "say it in fewer"))
    return words
