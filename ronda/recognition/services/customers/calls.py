"""A part of the outlets is called: did they get the form, and did they say this?"""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import TelephoneCheck
from ronda.recognition.queries.customers.rounds import keeps_round
from ronda.recognition.queries.customers.sheets import sheet_for
from ronda.recognition.services.customers.rounds import State, locked_round, trace_round


@transaction.atomic
def record_call(
    *, by: Viewer, at: datetime, number: int, sheet: int, outcome: str, said: str = ""
) -> TelephoneCheck:
    """Also of a sheet that was not drawn for it; never by who brought the sheet."""
    found = sheet_for(by, number, sheet)
    if by.person_id is None or not keeps_round(by, found.round) or found.hands_out_id == by.person_id:
        raise NotAllowedError(f"calling about sheet {sheet}")
    round_ = locked_round(found.round, State.CLOSED)
    if found.returned_at is None:
        raise RefusedError(Problem("sheet", "is a sheet that never came back", "choose another"))
    if outcome not in TelephoneCheck.Outcome.values:
        raise RefusedError(Problem("outcome", "is no outcome of a call", "choose from the list"))
    if outcome != TelephoneCheck.Outcome.AGREES and not said.strip():
        raise RefusedError(Problem("said", "is a call without a note", "write down what was said"))
    call = TelephoneCheck.objects.create(
        sheet=found, called_by_id=by.person_id, called_at=at, outcome=outcome, said=said.strip()[:500]
    )
    trace_round(by, at, round_, "called", sheet=found.number)
    return call
