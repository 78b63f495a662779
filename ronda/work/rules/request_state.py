"""Where a customer request stands, and who may say so."""

from datetime import date
from typing import Literal

RequestState = Literal["open", "late", "answered", "confirmed"]


def request_state(due_on: date, closed_on: date | None, confirmed: bool, today: date) -> RequestState:
    """Closed only when the outlet confirms; until then it is answered."""
    if confirmed:
        return "confirmed"
    if closed_on is not None:
        return "answered"
    return "late" if due_on < today else "open"


def may_confirm(owner_id: int, person_id: int | None, *, can_manage: bool, reaches: bool) -> bool:
    """The outlet's word is taken down by somebody else than the one who answered."""
    return can_manage or (reaches and person_id is not None and person_id != owner_id)
