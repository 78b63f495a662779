"""The secondary distribution of a month: budget, units, posts, persons, penalties, reserves."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.pay.rules.budget import appeal_reserve, budget_for, checked_budget
from ronda.pay.rules.grades import Grade
from ronda.pay.rules.lines import COMPANY, Amount, Distribution, Finding, Pool, Reserves, Spell, Unit
from ronda.pay.rules.penalties import Penalty
from ronda.pay.rules.pools import post_pools, post_weight, unit_pools
from ronda.pay.rules.reasons import notable
from ronda.pay.rules.remainder import Part
from ronda.pay.rules.shares import person_weight, share_pool
from ronda.pay.rules.takings import take_penalties
from ronda.policy.models import Rules

Shared = tuple[Spell, Grade, Part]


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
    staffed = _staff(units, spells)
    weights = [
        {post: post_weight(members, rules.posts.get(post), month) for post, members in posts.items()}
        for _, posts in staffed
    ]
    totals = [sum(of_posts.values(), Fraction(0)) for of_posts in weights]
    budget = checked_budget(
        budget_for(sum(totals, Fraction(0)), rules.pay.budget_per_weight_cents)
        if budget_cents is None
        else budget_cents
    )
    appeals = appeal_reserve(budget, rules.pay.appeal_reserve)
    of_units = unit_pools(budget - appeals, [unit for unit, _ in staffed], totals, rules.pay, month)

    pools: list[Pool] = []
    shared: list[Shared] = []
    for pool, (_, posts), of_posts in zip(of_units, staffed, weights, strict=True):
        counts = {post: len(members) for post, members in posts.items()}
        of_post = post_pools(pool, counts, list(of_posts.values()), month)
        pools += [replace(pool, spells=sum(counts.values())), *of_post]
        for part, members in zip(of_post, posts.values(), strict=True):
            shared += share_pool(part.pool_cents, members, rules.grading, rules.pay, month)

    penalties = take_penalties([(spell, part.cents) for spell, _, part in shared], findings, rules, month)
    amounts = tuple(
        _amount(spell, grade, part, penalties[spell.spell_id], month) for spell, grade, part in shared
    )
    reserves = Reserves(
        appeals, _by_unit(amounts), budget - appeals - sum(unit.pool_cents for unit in of_units)
    )
    company = _company_pool(budget, sum(totals, Fraction(0)), len(amounts), reserves)
    pools = [company, *(replace(pool, reserve_cents=_kept(pool, reserves)) for pool in pools)]
    amounts = tuple(sorted(amounts, key=lambda amount: amount.spell_id))
    reasons = notable(amounts, reserves, [spell for spell, _, _ in shared], rules, month)
    return Distribution(budget, tuple(pools), amounts, reserves, reasons)


def _staff(units: Iterable[Unit], spells: Iterable[Spell]) -> list[tuple[Unit, dict[str, list[Spell]]]]:
    """Units by number, in each the posts by code and their spells by number; KeyError for an unknown unit."""
    listed = sorted(units, key=lambda unit: unit.unit_id)
    posts: dict[int, dict[str, list[Spell]]] = {unit.unit_id: {} for unit in listed}
    for spell in sorted(spells, key=lambda spell: (spell.unit_id, spell.post, spell.spell_id)):
        posts[spell.unit_id].setdefault(spell.post, []).append(spell)
    return [(unit, posts[unit.unit_id]) for unit in listed]


def _amount(spell: Spell, grade: Grade, part: Part, penalty: Penalty, month: Month) -> Amount:
    weight = person_weight(spell, grade, month)
    remainder = Fraction(part.remainder, part.of)
    return Amount(
        spell.spell_id, spell.person_id, spell.person_code, spell.unit_id, spell.post,
        grade.letter, grade.by, spell.grade_points, grade.coefficient, spell.present_days, month.days,
        weight.numerator, weight.denominator, part.bound, remainder.numerator, remainder.denominator,
        part.cent, part.cent_by, part.cents, rounded(penalty.part, 9), penalty.wanted, penalty.taken,
        penalty.cut_by, part.cents - penalty.taken,
    )  # fmt: skip


def _by_unit(amounts: Sequence[Amount]) -> dict[int, int]:
    """The penalties of each unit: its reserve for training and prizes, never the colleagues' bonus."""
    taken: dict[int, int] = {}
    for amount in amounts:
        if amount.penalty_cents:
            taken[amount.unit_id] = taken.get(amount.unit_id, 0) + amount.penalty_cents
    return dict(sorted(taken.items()))


def _kept(pool: Pool, reserves: Reserves) -> int:
    return reserves.units.get(pool.unit_id, 0) if pool.level == "unit" else 0


def _company_pool(budget: int, weight: Fraction, spells: int, reserves: Reserves) -> Pool:
    return Pool(
        "company", COMPANY, "", "", spells, None, None, weight.numerator, weight.denominator,
        budget, 0, "", reserves.appeals, reserves.undivided,
    )  # fmt: skip
