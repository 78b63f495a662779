"""The whole explanation of one person's month."""

from ronda.appraisal.rules.derivation.grade import rolling_score
from ronda.appraisal.rules.derivation.money import amounts_of
from ronda.appraisal.rules.derivation.rules_used import rules_used
from ronda.appraisal.rules.derivation.stored import Stored
from ronda.appraisal.rules.derivation.tree import Derivation, Node
from ronda.kernel.reason import Reason
from ronda.policy import Knot, version_of


def derive(stored: Stored, run: int) -> Derivation:
    """From the amount, or from the rolling score while nothing is distributed, down to the records."""
    return Derivation(
        person_code=stored.person["person_code"],
        person=stored.name_of(stored.person_id) or "",
        month=str(stored.month),
        run=run,
        root=_root(stored),
        rules=rules_used(stored),
        policy=version_of(stored.parameters, stored.month.start),
        curves=_curves(stored),
    )


def _curves(stored: Stored) -> dict[str, tuple[Knot, ...]]:
    """By indicator, for every line of the cards."""
    lines = [*stored.cards, *stored.team_cards]
    return {line["indicator"]: stored.rules.curves[line["curve"]] for line in lines}


def _root(stored: Stored) -> Node:
    amounts = amounts_of(stored)
    if not amounts:
        return rolling_score(stored)
    if len(amounts) == 1:
        return amounts[0]
    cents = sum(int(node.reason.facts["amount_cents"] or 0) for node in amounts)
    return Node(Reason.of("amount_of_spells", amount_cents=cents), tuple(amounts))
