"""The lines of the ledger: what is posted to persons and to reserves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ronda.pay.rules.lines import Amount, Pool

Kind = Literal["share", "penalty", "reserve", "appeal_reserve", "reversal", "correction"]
SHARE, PENALTY = "pay.share", "pay.penalty"


@dataclass(frozen=True, slots=True)
class Line:
    """One line before it is stored; without a person it is a reserve, of a unit or of the company."""

    kind: Kind
    cents: int
    reason: str
    person_id: int | None = None
    unit_id: int | None = None
    spell_id: int | None = None
    post: str = ""


def first_lines(amounts: Iterable[Amount], pools: Iterable[Pool]) -> list[Line]:
    """The ledger of a month that was not paid before; it sums to the budget."""
    lines = [line for amount in amounts for line in lines_of(amount)]
    for pool in pools:
        unit = pool.unit_id or None
        if pool.appeal_reserve_cents:
            lines.append(Line("appeal_reserve", pool.appeal_reserve_cents, "pay.appeal_reserve", None, unit))
        if pool.reserve_cents:
            reason = "pay.penalties" if unit else "pay.nobody_eligible"
            lines.append(Line("reserve", pool.reserve_cents, reason, None, unit))
    return lines


def lines_of(amount: Amount, kind: Literal["share", "correction"] = "share") -> list[Line]:
    """The share of a spell and what was taken from it, each on its line; nothing has no line."""
    where = (amount.person_id, amount.unit_id, amount.spell_id, amount.post)
    share = Line(kind, amount.share_cents, SHARE, *where)
    penalty = Line("penalty" if kind == "share" else kind, -amount.penalty_cents, PENALTY, *where)
    return [line for line in (share, penalty) if line.cents]


def penalties_in(lines: Iterable[Line]) -> dict[int | None, int]:
    """What the lines take from persons as penalties, by unit."""
    taken: dict[int | None, int] = {}
    for line in lines:
        if line.reason == PENALTY and line.person_id is not None:
            taken[line.unit_id] = taken.get(line.unit_id, 0) - line.cents
    return taken


def total_of(lines: Iterable[Line]) -> int:
    return sum(line.cents for line in lines)
