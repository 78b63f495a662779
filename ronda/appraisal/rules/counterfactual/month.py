"""The month's score with an improvement, and the improvements that would have changed it most."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from ronda.appraisal.rules.counterfactual.card import base_of, card_again
from ronda.appraisal.rules.counterfactual.improvement import Improvement, improvements_for, is_of
from ronda.appraisal.rules.counterfactual.shares import ZERO, cascade_again
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Node, leaf
from ronda.kernel.exact import rounded

ALWAYS = frozenset({"visits", "handovers"})
NEAREST = 3


def what_would_change(stored: Stored) -> tuple[Node, ...]:
    """All visits and all hand-overs first, then the three other rules with the largest effect."""
    before = stored.person["score"]
    effects = [(score_with(stored, item) - before, item) for item in improvements_for(stored)]
    effects = [(gain, item) for gain, item in effects if gain > 0]
    first = [(gain, item) for gain, item in effects if item.evidence in ALWAYS]
    others = [(gain, item) for gain, item in effects if item.evidence not in ALWAYS]
    others.sort(key=lambda effect: -effect[0])
    return tuple(_told(item, before, gain) for gain, item in [*first, *others[:NEAREST]])


def _told(item: Improvement, before: int, gain: int) -> Node:
    named = {"indicator": item.indicator} if item.indicator else {}
    return leaf(item.code, before_score=before, after_score=before + gain, gained_score=gain, **named)


def score_with(stored: Stored, improvement: Improvement) -> int:
    """The person's month in ten-thousandths of a point, had the improvement been fact."""
    counted = [(_counted(stored, spell, improvement), spell["present_days"]) for spell in stored.own_spells]
    days = sum(present for _, present in counted)
    if days == 0:
        return _half_up(Fraction(sum(points for points, _ in counted), len(counted)))
    return _half_up(Fraction(sum(points * present for points, present in counted), days))


def _counted(stored: Stored, spell: Row, improvement: Improvement) -> int:
    """A spell that takes its unit's mean keeps it."""
    if spell["basis"] != "own" or spell["unit_id"] in stored.closed_units:
        return int(spell["counted"])
    own, whole = _gains(stored, spell, improvement)
    card = stored.card_of(spell["spell_id"])
    lines = card_again(
        card,
        lambda line: (whole if line["level"] == "unit" else own).get(line["key"], 0),
        improvement.indicator,
        stored.rules,
    )
    team = spell["team"]
    if team is not None:
        unit_card = stored.team_card_of(spell["unit_id"])
        team = base_of(card_again(unit_card, lambda line: whole.get(line["key"], 0), "", stored.rules))
    given = ZERO
    for line in lines:
        if line.missed:
            claims = stored.shares_of(spell["spell_id"], line.indicator)
            succeeds = _success(stored, improvement)
            given += cascade_again(line.lost, claims, succeeds, stored.rules).given_back
    base = base_of(lines) if any(line["assessable"] for line in card) else team
    individual = max(base + given - _deduction(stored, spell, improvement), ZERO)
    share = Fraction(spell["team_share"])
    mixed = rounded((1 - share) * Fraction(individual), 9) + rounded(share * Fraction(team or 0), 9)
    return int(rounded(mixed * 10_000, 0))


def _gains(stored: Stored, spell: Row, improvement: Improvement) -> tuple[dict[str, int], dict[str, int]]:
    """What is added to the measures of the spell, and to those of its unit."""
    own: dict[str, int] = {}
    whole: dict[str, int] = defaultdict(int)
    for row in stored.measures:
        if row["unit_id"] != spell["unit_id"]:
            continue
        gained = improvement.gains(row)
        whole[row["key"]] += gained
        if row["spell_id"] == spell["spell_id"]:
            own[row["key"]] = gained
    return own, whole


def _success(stored: Stored, improvement: Improvement) -> Callable[[Row], bool]:
    def succeeds(claim: Row) -> bool:
        return claim["owner_id"] == stored.person_id and is_of(stored, claim, improvement.evidence)

    return succeeds


def _deduction(stored: Stored, spell: Row, improvement: Improvement) -> Decimal:
    """What the average holders of each post would have lost through the person's duties."""
    if spell["deduction"] == 0 or not improvement.evidence:
        return Decimal(spell["deduction"])
    posts = {row["spell_id"]: row["post"] for row in stored.spells if row["present_days"]}
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for miss in stored.missed:
        if miss["unit_id"] == spell["unit_id"] and miss["spell_id"] in posts:
            claims = stored.shares_of(miss["spell_id"], miss["indicator"])
            again = cascade_again(miss["lost"], claims, _success(stored, improvement), stored.rules)
            sums[posts[miss["spell_id"]]] += again.moved.get(stored.person_id, ZERO)
    parts = (
        rounded(Fraction(points) / stored.holders(spell["unit_id"], post), 9)
        for post, points in sums.items()
        if points
    )
    return sum(parts, ZERO)


def _half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2))
