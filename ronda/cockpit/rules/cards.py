"""The lines of a person's cards, found in the explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ronda.appraisal.rules.derivation import Derivation, Node, walk
from ronda.kernel.reason import Fact

Kind = Literal["result", "process", ""]
State = Literal["met", "missed", "full", "short", "spared", "open"]

SPELLS = frozenset({"spell_with_team", "spell_alone"})
LINES: Mapping[str, tuple[Kind, State]] = {
    "result_met": ("result", "met"),
    "result_missed": ("result", "missed"),
    "process_full": ("process", "full"),
    "process_held_at_full": ("process", "full"),
    "process_short": ("process", "short"),
    "process_capped": ("process", "short"),
    "process_exempt": ("process", "spared"),
    "measured_reached": ("process", "full"),
    "measured_short": ("process", "short"),
    "nothing_recorded": ("", "open"),
    "too_few_cases": ("", "open"),
    "no_target": ("", "open"),
}


@dataclass(frozen=True)
class CardLine:
    """An indicator of a card; `open` could not be assessed and has no numbers, `spared` was not examined."""

    indicator: str
    kind: Kind
    state: State
    unit: str
    value: Decimal | None
    target: Decimal | None
    band: tuple[Decimal, Decimal] | None
    points: Decimal | None
    weight: Decimal | None
    counted: Decimal | None

    @property
    def is_reached(self) -> bool:
        """Whether the points come up to the target's."""
        return self.points is not None and self.points >= 100


@dataclass(frozen=True)
class Card:
    """What a person was measured by in one post of one centre, and the centre itself."""

    unit_name: str
    post: str
    lines: tuple[CardLine, ...]
    team_lines: tuple[CardLine, ...]


def cards_of(derivation: Derivation) -> tuple[Card, ...]:
    """One card a spell that was appraised by itself."""
    return tuple(_card(node) for node in walk(derivation.root) if node.reason.code in SPELLS)


def _card(spell: Node) -> Card:
    parts = {child.reason.code: child for child in spell.children}
    return Card(
        unit_name=str(spell.reason.facts["unit_name"]),
        post=str(spell.reason.facts["post"]),
        lines=_lines(parts.get("individual")),
        team_lines=_lines(parts.get("team")),
    )


def _lines(part: Node | None) -> tuple[CardLine, ...]:
    nodes = part.children if part else ()
    return tuple(line_of(node) for node in nodes if "indicator" in node.reason.facts)


def line_of(node: Node) -> CardLine:
    """The numbers of a node about one indicator."""
    facts = node.reason.facts
    kind, state = LINES[node.reason.code]
    low, high = _decimal(facts.get("low")), _decimal(facts.get("high"))
    return CardLine(
        indicator=str(facts["indicator"]),
        kind=kind,
        state=state,
        unit=str(facts.get("unit") or ""),
        value=_decimal(facts.get("value")),
        target=_decimal(facts.get("target")),
        band=(low, high) if low is not None and high is not None else None,
        points=_decimal(facts.get("reached_points")),
        weight=_decimal(facts.get("weight_share")),
        counted=_decimal(facts.get("counted_points")),
    )


def _decimal(fact: Fact) -> Decimal | None:
    return None if fact is None else Decimal(fact)
