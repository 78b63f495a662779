"""Which outlets are proposed for field visits, and why: points for each named reason, spread over managers.

Worked: two outlets of Diego weigh 30 and 28, one of Elena 26. With a spread cost of 3 the order is Diego's
first (30), then Elena's (26), for Diego's second weighs 28 - 3 = 25 by then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Reason:
    """Why an outlet is proposed: the code of a reason, what it weighs, and the figures it is told with."""

    code: str
    points: int
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """An outlet that may be proposed; `signs` are what is known of it, by the code of a reason."""

    outlet_id: int
    code: str
    holder: str
    signs: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Proposal:
    """`weight` is what counted when its turn came: its points without the cost of the spread."""

    outlet_id: int
    points: int
    weight: int
    reasons: tuple[Reason, ...]


def long_unseen(last: date | None, today: date, days: int) -> dict[str, Any] | None:
    """The sign of an outlet that the back office has not seen for so many days, or never."""
    if last is None:
        return {}
    ago = (today - last).days
    return {"days": ago} if ago >= days else None


def propose(
    candidates: Iterable[Candidate],
    weights: Mapping[str, int],
    *,
    spread_cost: int,
    seen_of: Mapping[str, int],
) -> list[Proposal]:
    """All candidates, the most worth a visit first; `seen_of` counts what was chosen or seen of each holder.

    Of two that weigh the same, the one whose holder was seen less comes first, then by code.
    """
    waiting: defaultdict[str, list[tuple[int, str, Candidate, tuple[Reason, ...]]]] = defaultdict(list)
    for each in candidates:
        reasons = _reasons(each, weights)
        waiting[each.holder].append((sum(one.points for one in reasons), each.code, each, reasons))
    for rows in waiting.values():
        rows.sort(key=lambda row: (row[0], _backwards(row[1])))
    taken = {holder: seen_of.get(holder, 0) for holder in waiting}
    proposals = []
    while waiting:
        holder = min(
            waiting,
            key=lambda name: (
                spread_cost * taken[name] - waiting[name][-1][0],
                taken[name],
                waiting[name][-1][1],
            ),
        )
        points, _code, candidate, reasons = waiting[holder].pop()
        weight = points - spread_cost * taken[holder]
        proposals.append(Proposal(candidate.outlet_id, points, weight, reasons))
        taken[holder] += 1
        if not waiting[holder]:
            del waiting[holder]
    return proposals


def _reasons(candidate: Candidate, weights: Mapping[str, int]) -> tuple[Reason, ...]:
    """The heaviest first; what weighs nothing is no reason."""
    found = [
        Reason(code, weights[code], said) for code, said in candidate.signs.items() if weights.get(code, 0)
    ]
    return tuple(sorted(found, key=lambda each: (-each.points, each.code)))


def _backwards(code: str) -> tuple[int, ...]:
    """Sorts the last code first, since rows are taken from the end."""
    return (*(-ord(letter) for letter in code), 1)
