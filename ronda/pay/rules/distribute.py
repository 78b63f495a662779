"""The secondary distribution of a month: budget, units, posts, persons, penalties, reserves."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.pay.rules.budget import appeal_reserve, budget_for, checked_budget
from ronda.pay.rules.grades import Grade
from ronda.pay.rules.lines import Amount, Distribution, Finding, Pool, Reserves, Spell, Unit
from ronda.pay.rules.penalties import Penalty
from ronda.pay.rules.pools import company_pool, post_pools, post_weight, unit_pools
from ronda.pay.rules.reasons import notable
from ronda.pay.rules.remainder import Part
from ronda.pay.rules.shares import person_weight, share_pool
from ronda.pay.rules.takings import take_penalties
from ronda.pay.rules.terms import Terms, terms_of
from ronda.policy import Rules


def distribute(
    *,
    month: Month,
    units: Iterable[Unit],
    spells: Iterable[Spell],
    findings: Iterable[Finding],
    rules: Rules,
    budget_cents: int | None = None,
) -> Distribution:
    """The month's money to the cent, whatever the order of the rows; no budget: the policy's own."""
    terms = terms_of(rules, month)
    ordered, posts = _staff(units, spells)
    weights = [sum(post_weight(post, own, terms) for post, own in of_unit.items()) for of_unit in posts]
    total = sum(weights)
    if budget_cents is None:
        whole = Fraction(total, terms.post_scale * terms.days)
        budget_cents = budget_for(whole, rules.pay.budget_per_weight_cents)
    budget = checked_budget(budget_cents)
    appeals = appeal_reserve(budget, rules.pay.appeal_reserve)

    of_units = unit_pools(budget - appeals, ordered, posts, weights, terms)
    of_posts = [post_pools(pool, of_unit, terms) for pool, of_unit in zip(of_units, posts, strict=True)]
    shared = [
        row
        for pools, of_unit in zip(of_posts, posts, strict=True)
        for pool, own in zip(pools, of_unit.values(), strict=True)
        for row in share_pool(pool.pool_cents, own, terms)
    ]
    amounts = _amounts(shared, findings, rules, month, terms)

    undivided = budget - appeals - sum(pool.pool_cents for pool in of_units)
    reserves = Reserves(appeals, _penalties_by_unit(amounts), undivided)
    pools = [company_pool(budget, total, len(amounts), (appeals, undivided), terms)]
    for unit, of_unit in zip(of_units, of_posts, strict=True):
        pools += [_with_reserve(unit, reserves), *of_unit]
    reasons = notable(amounts, reserves, [spell for spell, _, _ in shared], rules, month)
    return Distribution(budget, tuple(pools), amounts, reserves, reasons)


def _staff(units: Iterable[Unit], spells: Iterable[Spell]) -> tuple[list[Unit], list[dict[str, list[Spell]]]]:
    """Units by number; in each the posts by code and their spells by number. KeyError: an unknown unit."""
    ordered = sorted(units, key=lambda unit: unit.unit_id)
    posts: dict[int, dict[str, list[Spell]]] = {unit.unit_id: {} for unit in ordered}
    for spell in sorted(spells, key=lambda spell: (spell.unit_id, spell.post, spell.spell_id)):
        posts[spell.unit_id].setdefault(spell.post, []).append(spell)
    return ordered, list(posts.values())


def _amounts(
    shared: Sequence[tuple[Spell, Grade, Part]],
    findings: Iterable[Finding],
    rules: Rules,
    month: Month,
    terms: Terms,
) -> tuple[Amount, ...]:
    """Shares less penalties, in the order of the spells' numbers."""
    penalties = take_penalties([(spell, part.cents) for spell, _, part in shared], findings, rules, month)
    amounts = (_amount(*row, penalties.get(row[0].spell_id), terms) for row in shared)
    return tuple(sorted(amounts, key=lambda amount: amount.spell_id))


def _amount(spell: Spell, grade: Grade, part: Part, penalty: Penalty | None, terms: Terms) -> Amount:
    taken = penalty.taken if penalty else 0
    return Amount(
        spell.spell_id, spell.person_id, spell.person_code, spell.unit_id, spell.post,
        grade.letter, grade.by, spell.grade_points, grade.coefficient, spell.present_days, terms.days,
        *person_weight(spell.present_days, grade, terms),
        part.bound, part.remainder, part.of, part.cent, part.cent_by, part.cents,
        rounded(penalty.part, 9) if penalty else Decimal(0), penalty.wanted if penalty else 0,
        taken, penalty.cut_by if penalty else "", part.cents - taken,
    )  # fmt: skip


def _penalties_by_unit(amounts: Sequence[Amount]) -> dict[int, int]:
    """The reserve of each unit, for training and prizes: a penalty is never the colleagues' bonus."""
    taken: dict[int, int] = {}
    for amount in amounts:
        if amount.penalty_cents:
            taken[amount.unit_id] = taken.get(amount.unit_id, 0) + amount.penalty_cents
    return dict(sorted(taken.items()))


def _with_reserve(unit: Pool, reserves: Reserves) -> Pool:
    kept = reserves.units.get(unit.unit_id)
    return unit._replace(reserve_cents=kept) if kept else unit
