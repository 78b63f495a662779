"""Codes of sheets: 128 bits of chance each, of which only the digest is kept.

Nobody can print a code again: another printing makes new codes, and the earlier ones are good no more.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.answering import OPEN_STATES, digest_of
from ronda.recognition.queries.customers.policy import customers_rules
from ronda.recognition.queries.customers.rounds import keeps_round, round_seen
from ronda.recognition.queries.customers.sheets import sheet_reached, sheets_brought, sheets_for
from ronda.recognition.services.customers.rounds import State, day_end, locked_round, trace_round

BYTES = 16


@transaction.atomic
def print_sheets(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    number: int,
    person: str = "",
    bringer: str = "",
    handed_too: bool = False,
) -> list[tuple[SurveySheet, str]]:
    """New codes of the sheets that no outlet has yet, in the order of the routes: for the whole round, one
    rated person or one bringer; `handed_too`: also of those handed out, whose paper then has no good code.
    Who only brings sheets gets the own ones.
    """
    round_ = round_seen(by, number)
    mine = sheets_for(by, round_) if keeps_round(by, round_) else sheets_brought(by).filter(round=round_)
    round_ = locked_round(round_, State.DRAWN, State.OPEN)
    states = OPEN_STATES if handed_too else (SurveySheet.State.DRAWN,)
    sheets = mine.filter(state__in=states).select_related("outlet", "person", "hands_out")
    if person:
        sheets = sheets.filter(person__code=person)
    if bringer:
        sheets = sheets.filter(hands_out__code=bringer)
    ordered = list(sheets.order_by("hands_out__name", "person__name", "position", "number"))
    if not ordered:
        raise RefusedError(Problem("round", "has no sheets left to print", "look at the list again"))
    codes = _renew(ordered, token_end(by, round_, at, today))
    trace_round(by, at, round_, "printed", sheets=len(ordered))
    return list(zip(ordered, codes, strict=True))


@transaction.atomic
def show_code(*, by: Viewer, at: datetime, today: date, number: int, sheet: int) -> tuple[SurveySheet, str]:
    """A new code of one sheet, for the outlet to read from a screen; a printed one is good no more."""
    found = sheet_reached(by, number, sheet)
    round_ = locked_round(found.round, State.OPEN)
    if found.state not in OPEN_STATES:
        raise RefusedError(Problem("sheet", "is a sheet past this step", "look at it again"))
    (code,) = _renew([found], token_end(by, round_, at, today))
    trace_round(by, at, round_, "code_shown", sheet=found.number)
    return found, code


@transaction.atomic
def revoke_code(*, by: Viewer, at: datetime, number: int, sheet: int) -> SurveySheet:
    """Of a sheet whose code went astray; it can be printed again or filled in on paper."""
    found = sheet_reached(by, number, sheet)
    if not keeps_round(by, found.round) and found.hands_out_id != by.person_id:
        raise NotAllowedError("taking back a code")
    SurveySheet.objects.filter(pk=found.pk).update(token_until=None)
    found.token_until = None
    trace_round(by, at, found.round, "code_revoked", sheet=found.number)
    return found


def token_end(by: Viewer, round_: SurveyRound, at: datetime, today: date) -> datetime:
    """The end of the round's last day, or of an earlier one: what is printed names a day."""
    last = today + timedelta(days=customers_rules(today).token_days)
    return max(at, day_end(by, min(round_.closes_on, last)))


def _renew(sheets: Sequence[SurveySheet], until: datetime) -> list[str]:
    codes = [token_urlsafe(BYTES) for _ in sheets]
    for each, code in zip(sheets, codes, strict=True):
        each.token_digest, each.token_until = digest_of(code), until
    SurveySheet.objects.bulk_update(sheets, ["token_digest", "token_until"], batch_size=500)
    return codes
