"""A proposal as plain values that can be kept, shown again and accepted unchanged."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ronda.kernel.digest import canonical_json, digest_text
from ronda.kernel.reason import Reason
from ronda.outlets.rules.proposal import Load, ManagerPoint, OutletPoint, Proposal


@dataclass(frozen=True)
class Move:
    """Where one outlet is and who holds it before and after; nobody is an empty code."""

    outlet: str
    name: str
    latitude: float | None
    longitude: float | None
    before: str
    after: str

    @property
    def moves(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Shown:
    """What a page shows of a proposal, and what accepting it records."""

    names: Mapping[str, str]
    before: tuple[Load, ...]
    after: tuple[Load, ...]
    monthly_minutes: int
    reasons: tuple[Reason, ...]
    outlets: tuple[Move, ...]

    @property
    def moving(self) -> tuple[Move, ...]:
        return tuple(each for each in self.outlets if each.moves)

    def as_json(self) -> dict[str, Any]:
        return {
            "names": dict(self.names),
            "before": [asdict(load) for load in self.before],
            "after": [asdict(load) for load in self.after],
            "monthly_minutes": self.monthly_minutes,
            "reasons": [[reason.code, dict(reason.facts)] for reason in self.reasons],
            "outlets": [list(asdict(each).values()) for each in self.outlets],
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Shown":
        return cls(
            kept["names"],
            tuple(Load(**load) for load in kept["before"]),
            tuple(Load(**load) for load in kept["after"]),
            kept["monthly_minutes"],
            tuple(Reason(code, facts) for code, facts in kept["reasons"]),
            tuple(Move(*values) for values in kept["outlets"]),
        )


def shown_proposal(
    proposal: Proposal,
    outlets: Sequence[OutletPoint],
    managers: Sequence[ManagerPoint],
    before: Sequence[Load],
    names: tuple[Mapping[str, str], Mapping[str, str]],
    monthly_minutes: int,
) -> Shown:
    """`names` are those of the managers and of the outlets; `before` also has who is to have none."""
    people, shops = names
    holder = {code: manager.code for manager in managers for code in manager.outlets}
    moves = [
        Move(
            each.code,
            shops.get(each.code, ""),
            each.latitude,
            each.longitude,
            holder.get(each.code, ""),
            proposal.assignment.get(each.code, ""),
        )
        for each in outlets
    ]
    return Shown(people, tuple(before), proposal.after, monthly_minutes, proposal.reasons, tuple(moves))


def digest_of_facts(outlets: Sequence[OutletPoint], managers: Sequence[ManagerPoint]) -> str:
    """One fingerprint of all that a proposal is made from, whatever the order of the rows."""
    facts = {
        "outlets": sorted(
            [each.code, str(each.latitude), str(each.longitude), each.frequency, each.minutes]
            for each in outlets
        ),
        "managers": sorted([each.code, sorted(each.outlets)] for each in managers),
    }
    return digest_text(canonical_json(facts))
