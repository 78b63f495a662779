"""From the budget to the units, and inside a unit to its posts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ronda.kernel.period import Month
from ronda.pay.rules.lines import Pool, Spell, Unit
from ronda.pay.rules.remainder import divide, whole_weights
from ronda.policy.models import PayRules, PostRule


def team_coefficient(team_points: int | None, pay: PayRules) -> Decimal:
    """A team at 100 points counts once, and so does one without a score; far teams are clipped."""
    if team_points is None:
        return Decimal(1)
    plain = Decimal(team_points).scaleb(-6)
    return min(max(plain, pay.team_coefficient_floor), pay.team_coefficient_ceiling)


def post_weight(spells: Sequence[Spell], post: PostRule | None, month: Month) -> Fraction:
    """The post's weight times presence, without grades: a grade moves money inside its post only."""
    if post is None or not post.appraised:
        return Fraction(0)
    return Fraction(post.pay_weight) * sum(spell.present_days for spell in spells) / month.days


def unit_pools(
    budget: int, units: Sequence[Unit], weights: Sequence[Fraction], pay: PayRules, month: Month
) -> list[Pool]:
    """One pool a unit: the weight of its posts times the coefficient of its team."""
    coefficients = [team_coefficient(unit.team_points, pay) for unit in units]
    weighed = [
        weight * Fraction(coefficient) for weight, coefficient in zip(weights, coefficients, strict=True)
    ]
    parts = divide(budget, whole_weights(weighed), [unit.code for unit in units], str(month))
    return [
        Pool(
            "unit", unit.unit_id, unit.code, "", 0, unit.team_points, coefficient,
            weight.numerator, weight.denominator, part.cents, part.cent, part.cent_by, 0, 0,
        )
        for unit, coefficient, weight, part in zip(units, coefficients, weighed, parts, strict=True)
    ]  # fmt: skip


def post_pools(
    unit: Pool, groups: Mapping[str, int], weights: Sequence[Fraction], month: Month
) -> list[Pool]:
    """The unit's pool divided among its posts; `groups` says how many spells each has."""
    names = [f"{unit.unit_code}/{post}" for post in groups]
    parts = divide(unit.pool_cents, whole_weights(weights), names, str(month))
    return [
        Pool(
            "post", unit.unit_id, unit.unit_code, post, spells, None, None,
            weight.numerator, weight.denominator, part.cents, part.cent, part.cent_by, 0, 0,
        )
        for (post, spells), weight, part in zip(groups.items(), weights, parts, strict=True)
    ]  # fmt: skip
