"""Which pieces of advice are drafted before a visit: few, of different kinds, the weightiest first."""

from collections.abc import Callable, Iterator

from ronda.visits.rules.advice.cover import drafts_of_stock
from ronda.visits.rules.advice.drop import drafts_of_drops
from ronda.visits.rules.advice.figures import Draft, OutletFigures, Terms
from ronda.visits.rules.advice.margin import drafts_of_margin
from ronda.visits.rules.advice.missing import drafts_of_missing
from ronda.visits.rules.advice.promotion import drafts_of_promotions

Rule = Callable[[OutletFigures, Terms], Iterator[Draft]]
RULES: tuple[Rule, ...] = (
    drafts_of_drops,
    drafts_of_missing,
    drafts_of_stock,
    drafts_of_margin,
    drafts_of_promotions,
)
# The number that each rule has in the policy, by which it is cited.
NUMBERS = {"drop": 1, "missing": 2, "low_stock": 3, "high_stock": 4, "margin": 5, "promotion": 6}


def advice_for(
    figures: OutletFigures, terms: Terms, *, left_out: frozenset[tuple[str, int]] = frozenset()
) -> tuple[Draft, ...]:
    """At most so many, one of a rule before a second of it, and one about a product.

    `left_out` are rule and product of advice that was left out or given lately.
    """
    drafts = [draft for rule in RULES for draft in rule(figures, terms)]
    open_ones = [each for each in drafts if (each.rule, each.product) not in left_out]
    ranked = sorted(open_ones, key=lambda each: (-each.cents, NUMBERS[each.rule], each.product))
    chosen: list[Draft] = []
    for again in (False, True):
        for draft in ranked:
            told_of = {each.product for each in chosen}
            rules = {each.rule for each in chosen}
            if draft.product in told_of or (draft.rule in rules and not again):
                continue
            chosen.append(draft)
    return tuple(chosen[: terms.most])
