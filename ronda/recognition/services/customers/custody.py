"""Where each sheet is: handed out, returned on paper, lost, not wanted, not valid."""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import SurveySheet
from ronda.recognition.queries.customers.rounds import keeps_round
from ronda.recognition.queries.customers.sheets import sheet_for, sheet_reached
from ronda.recognition.services.customers.facts import keep_form
from ronda.recognition.services.customers.rounds import State, locked_round, trace_round

Sheet = SurveySheet.State
HOLDING = (Sheet.DRAWN, Sheet.HANDED)


@transaction.atomic
def hand_sheet(*, by: Viewer, at: datetime, number: int, sheet: int) -> SurveySheet:
    """The outlet has it now."""
    found = _held(by, number, sheet, Sheet.DRAWN)
    found.state, found.handed_at = Sheet.HANDED, at
    found.save(update_fields=["state", "handed_at"])
    trace_round(by, at, found.round, "handed", sheet=found.number)
    return found


@transaction.atomic
def return_sheet(*, by: Viewer, at: datetime, number: int, sheet: int) -> SurveySheet:
    """It came back on paper; its code is good no more, and two people key it in."""
    found = _held(by, number, sheet, *HOLDING)
    found.state, found.how = Sheet.RETURNED, SurveySheet.How.PAPER
    found.handed_at, found.returned_at = found.handed_at or at, at
    found.save(update_fields=["state", "how", "handed_at", "returned_at"])
    trace_round(by, at, found.round, "returned", sheet=found.number)
    return found


@transaction.atomic
def set_sheet_aside(
    *, by: Viewer, at: datetime, number: int, sheet: int, state: str, why: str
) -> SurveySheet:
    """Lost or not wanted, for a reason, by whoever has it."""
    if state not in (Sheet.LOST, Sheet.REFUSED):
        raise RefusedError(Problem("state", "is no way to set a sheet aside", "choose from the list"))
    found = _held(by, number, sheet, *HOLDING)
    found.state, found.state_why, found.token_until = state, _reason(why), None
    found.save(update_fields=["state", "state_why", "token_until"])
    trace_round(by, at, found.round, state, sheet=found.number, why=found.state_why)
    return found


@transaction.atomic
def void_sheet(*, by: Viewer, at: datetime, number: int, sheet: int, why: str) -> SurveySheet:
    """Not valid, for a reason, by who keeps the round; what was recorded of it no longer counts."""
    found = sheet_for(by, number, sheet)
    round_ = locked_round(found.round, State.DRAWN, State.OPEN, State.CLOSED)
    if found.state == Sheet.VOID:
        raise RefusedError(Problem("sheet", "is a sheet past this step", "look at it again"))
    found.state, found.state_why, found.token_until = Sheet.VOID, _reason(why), None
    found.save(update_fields=["state", "state_why", "token_until"])
    if found.form_number is not None:
        keep_form(at=at, sheet=found, valid=False)
    trace_round(by, at, round_, "void", sheet=found.number, why=found.state_why)
    return found


def _held(by: Viewer, number: int, sheet: int, *states: str) -> SurveySheet:
    """Locked while the round is being answered; of who brings it or keeps the round."""
    seen = sheet_reached(by, number, sheet)
    if seen.hands_out_id != by.person_id and not keeps_round(by, seen.round):
        raise NotAllowedError(f"sheet {sheet}")
    locked_round(seen.round, State.OPEN)
    found = SurveySheet.objects.select_for_update(of=("self",)).select_related("round").get(pk=seen.pk)
    if found.state == Sheet.RETURNED:
        raise RefusedError(
            Problem("sheet", "is a sheet that came back already", "the first answer stands; keep the paper")
        )
    if found.state not in states:
        raise RefusedError(Problem("sheet", "is a sheet past this step", "look at it again"))
    return found


def _reason(why: str) -> str:
    if not why.strip():
        raise RefusedError(Problem("why", "is a sheet set aside for no reason", "say why"))
    return why.strip()[:500]
