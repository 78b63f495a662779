"""What was returned comes again: another hand-over of the same owner, one round later."""

from copy import copy
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover
from ronda.work.services.handover_hands import refuse, traced
from ronda.work.services.recording import add_records, withdraw_records

NOT_ANSWERED: dict[str, Any] = {
    "given_on": None,
    "accepted_on": None,
    "returned_on": None,
    "return_reason": "",
    "in_silence": False,
    "stopped_why": "",
    "satisfaction": "",
}


def first_round(handover: Handover) -> int:
    """The number of the first round."""
    return handover.rework_of or handover.number


def begin_round(by: Viewer, at: datetime, returned: Handover, on: date, days: int) -> None:
    """From the day of the return the owner has so many working days; what was given stays as a draft."""
    draft = copy(returned)
    draft.pk = draft.first_id = None
    draft._state.adding = True
    draft.source_key = ""
    for name, value in NOT_ANSWERED.items():
        setattr(draft, name, value)
    draft.started_on, draft.allowed_days, draft.known_at = on, days, at
    draft.round, draft.rework_of = returned.round + 1, first_round(returned)
    [change] = add_records([draft], at=at, refuse=lambda records: None)
    traced(by, at, draft, "handover.again", {"round": draft.round, "days": days})
    assert change.is_new


def later_round(returned: Handover) -> Handover | None:
    """The round that followed this one."""
    root = first_round(returned)
    rows = Handover.objects.filter(in_force(), Q(rework_of=root), company_id=returned.company_id)
    return rows.filter(round=returned.round + 1).first()


def undo_round(at: datetime, returned: Handover) -> None:
    """A return is taken back: the round that it began goes too, as long as nobody has given it."""
    later = later_round(returned)
    if later is None:
        return
    if later.given_on is not None:
        refuse(returned.number, "has gone on since", "return the later one instead")
    withdraw_records([later], at=at, reason="the return was taken back")
