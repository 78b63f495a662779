"""Prize money: each person's part to the cent, what the centre's reserve bears, and who may do what."""

from collections.abc import Collection, Mapping
from typing import Literal

from ronda.innovation.rules.points import shared_cents

PrizeState = Literal["waiting", "refused", "approved", "paid"]


def prizes_of(cents: int, shares: Mapping[int, int]) -> dict[int, int]:
    """By person; the parts add up to the award, and a part of nothing is none."""
    return {person: part for person, part in shared_cents(cents, shares).items() if part}


def from_reserve(cents: int, reserve: int) -> int:
    """What the reserve bears; the employer adds the rest, so that a small reserve takes nobody's prize."""
    return min(cents, max(0, reserve))


def may_decide(person: int | None, team: Collection[int], *, leads: bool) -> bool:
    """Whoever leads where the topic comes from, but nobody about the own prize."""
    return leads and person is not None and person not in team


def may_record(person: int | None, team: Collection[int], *, leads: bool, approved_by: int) -> bool:
    """The same for the payment, and for taking it back: it takes another hand than the one that approved."""
    return may_decide(person, team, leads=leads) and person != approved_by


def state_of(*, decided: bool | None, prizes: int, paid: int) -> PrizeState:
    """`decided`: whether the newest decision approves; None where there is none."""
    if decided is None:
        return "waiting"
    if not decided:
        return "refused"
    return "paid" if paid == prizes else "approved"
