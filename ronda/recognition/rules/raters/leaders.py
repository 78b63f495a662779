"""How leaders judge beside each other: one to three of them bear no model, so what they did is counted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean


@dataclass(frozen=True)
class JudgedLevels:
    """The levels that a leader gave a person, one for each criterion."""

    person: str
    leader: str
    levels: tuple[int, ...]


@dataclass(frozen=True)
class LeaderAudit:
    """`lower`: by how much the leader's levels lie below the others' about the same people; None without any.

    `commonest` level, and its `share` of all that the leader gave: near 1 says that nobody was told apart.
    """

    leader: str
    people: int
    shared: int
    lower: float | None
    commonest: int
    share: float


def audit_of_leaders(judged: Sequence[JudgedLevels]) -> tuple[LeaderAudit, ...]:
    """By leader."""
    by_leader: defaultdict[str, list[JudgedLevels]] = defaultdict(list)
    for each in judged:
        by_leader[each.leader].append(each)
    return tuple(_one(leader, own, judged) for leader, own in sorted(by_leader.items()))


def _one(leader: str, own: Sequence[JudgedLevels], judged: Sequence[JudgedLevels]) -> LeaderAudit:
    others: defaultdict[str, list[float]] = defaultdict(list)
    for each in judged:
        if each.leader != leader:
            others[each.person].append(mean(each.levels))
    apart = [mean(others[each.person]) - mean(each.levels) for each in own if each.person in others]
    counts = Counter(level for each in own for level in each.levels)
    commonest, number = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return LeaderAudit(
        leader, len(own), len(apart), mean(apart) if apart else None, commonest, number / counts.total()
    )
