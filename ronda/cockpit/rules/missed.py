"""The missed results of a person's month, each with who answers for it, found in the explanation."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ronda.appraisal.rules.derivation import Derivation, Evidence, Node, walk
from ronda.cockpit.rules.cards import SPELLS, CardLine, line_of

OFFICES = {"back_office": "back", "front_office": "front"}
OUTSIDE = frozenset({"nobody_at_fault", "partly_forgiven", "nothing_external"})
# What says how target and points came about; a place on the curve is drawn beside it.
GROUNDS = frozenset(
    {
        "target_of_the_policy",
        "target_of_last_year",
        "target_of_last_margin",
        "target_of_the_quota",
        "target_by_hand",
        "target_is_a_band",
        "fewer_is_better",
        "on_curve",
        "curve_is_level",
        "weight_spread",
    }
)


@dataclass(frozen=True)
class Share:
    """What one duty explains of a miss; no points where the duty was done or nothing was left for it."""

    side: str
    duty: str
    owner: str
    weight: Decimal | None
    failed: Decimal | None
    borne: Decimal | None
    points: Decimal | None
    told: Node
    how: tuple[Node, ...]
    evidence: Evidence | None


@dataclass(frozen=True)
class Miss:
    """One missed result of one spell, down to what is outside everybody's hands."""

    unit_name: str
    post: str
    line: CardLine
    attainment: Decimal
    lost: Decimal
    told: Node
    grounds: tuple[Node, ...]
    offices: tuple[tuple[Node, tuple[Share, ...]], ...]
    outside: Node | None
    balance: Node | None
    evidence: Evidence | None


def missed_results(derivation: Derivation, indicator: str = "") -> list[Miss]:
    """Those of the own cards, in the order of the explanation; of one indicator, if one is named."""
    found = [
        _miss(spell, node)
        for spell in walk(derivation.root)
        if spell.reason.code in SPELLS
        for part in spell.children
        if part.reason.code == "individual"
        for node in part.children
        if node.reason.code == "result_missed"
    ]
    return [miss for miss in found if indicator in {"", miss.line.indicator}]


def _miss(spell: Node, node: Node) -> Miss:
    facts = node.reason.facts
    parts = {child.reason.code: child for child in node.children}
    return Miss(
        unit_name=str(spell.reason.facts["unit_name"]),
        post=str(spell.reason.facts["post"]),
        line=line_of(node),
        attainment=Decimal(facts["attained_share"] or 0),
        lost=Decimal(facts["lost_points"] or 0),
        told=node,
        grounds=tuple(child for child in node.children if child.reason.code in GROUNDS),
        offices=tuple(_offices(node)),
        outside=next((part for code, part in parts.items() if code in OUTSIDE), None),
        balance=parts.get("balance"),
        evidence=node.evidence,
    )


def _offices(node: Node) -> Iterator[tuple[Node, tuple[Share, ...]]]:
    for child in node.children:
        side = OFFICES.get(child.reason.code)
        if side is not None:
            yield child, tuple(_share(side, share) for share in child.children)


def _share(side: str, node: Node) -> Share:
    facts = node.reason.facts

    def exact(name: str) -> Decimal | None:
        fact = facts.get(name)
        return None if fact is None else Decimal(fact)

    return Share(
        side=side,
        duty=str(facts["duty"]),
        owner=str(facts.get("owner") or ""),
        weight=exact("weight_share"),
        failed=exact("failed_share"),
        borne=exact("borne_share"),
        points=exact("borne_points"),
        told=node,
        how=node.children,
        evidence=node.evidence,
    )
