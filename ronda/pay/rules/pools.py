"""From the budget to the units, and inside a unit to its posts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ronda.pay.rules.lines import COMPANY, Pool, Spell, Unit
from ronda.pay.rules.remainder import divide
from ronda.pay.rules.scale import reduced, scale_of
from ronda.pay.rules.terms import Terms
from ronda.policy import Rules

Posts = Mapping[str, Sequence[Spell]]


def team_coefficient(team_points: int | None, rules: Rules) -> Decimal:
    """A team at 100 points counts once, and so does one without a score; far teams are clipped."""
    if team_points is None:
        return Decimal(1)
    plain = Decimal(team_points).scaleb(-6)
    return min(max(plain, rules.pay.team_coefficient_floor), rules.pay.team_coefficient_ceiling)


def post_weight(post: str, spells: Sequence[Spell], terms: Terms) -> int:
    """The post's weight times days of presence, without grades: a grade moves money inside its post only."""
    return terms.posts.get(post, 0) * sum(spell.present_days for spell in spells)


def unit_pools(
    budget: int, units: Sequence[Unit], posts: Sequence[Posts], weights: Sequence[int], terms: Terms
) -> list[Pool]:
    """One pool a unit: the weight of its posts times the coefficient of its team."""
    coefficients = [team_coefficient(unit.team_points, terms.rules) for unit in units]
    scale = scale_of(coefficients)
    weighed = [
        weight * int(coefficient * scale) for weight, coefficient in zip(weights, coefficients, strict=True)
    ]
    whole = scale * terms.post_scale * terms.days
    parts = divide(budget, weighed, [unit.code for unit in units], terms.salt)
    return [
        Pool(
            "unit", unit.unit_id, unit.code, "", sum(map(len, of_post.values())), unit.team_points,
            coefficient, *reduced(weight, whole), part.cents, part.cent, part.cent_by, 0, 0,
        )
        for unit, of_post, coefficient, weight, part in zip(
            units, posts, coefficients, weighed, parts, strict=True
        )
    ]  # fmt: skip


def post_pools(unit: Pool, posts: Posts, terms: Terms) -> list[Pool]:
    """The unit's pool divided among its posts."""
    weights = [post_weight(post, spells, terms) for post, spells in posts.items()]
    names = [f"{unit.unit_code}/{post}" for post in posts]
    whole = terms.post_scale * terms.days
    return [
        Pool(
            "post", unit.unit_id, unit.unit_code, post, len(posts[post]), None, None,
            *reduced(weight, whole), part.cents, part.cent, part.cent_by, 0, 0,
        )
        for post, weight, part in zip(
            posts, weights, divide(unit.pool_cents, weights, names, terms.salt), strict=True
        )
    ]  # fmt: skip


def company_pool(budget: int, weight: int, spells: int, kept: tuple[int, int], terms: Terms) -> Pool:
    """The budget itself, with what is kept for appeals and what nobody could receive."""
    whole = reduced(weight, terms.post_scale * terms.days)
    return Pool("company", COMPANY, "", "", spells, None, None, *whole, budget, 0, "", *kept)
