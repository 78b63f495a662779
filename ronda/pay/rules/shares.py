"""Inside a post of a unit: the pool among its people, by presence and grade."""

from collections.abc import Sequence

from ronda.pay.rules.bounds import divide_within, equal_shares
from ronda.pay.rules.grades import Grade, grade_group
from ronda.pay.rules.lines import Spell
from ronda.pay.rules.remainder import Part, divide
from ronda.pay.rules.terms import Terms


def share_pool(pool: int, spells: Sequence[Spell], terms: Terms) -> list[tuple[Spell, Grade, Part]]:
    """Everybody's share; floor and ceiling are parts of the equal share for the same presence.

    The spells come in the order of their numbers: it decides only between two spells of one person.
    """
    grades = grade_group(
        [spell.grade_points for spell in spells], [spell.newcomer for spell in spells], terms.ladder
    )
    presence = [spell.present_days for spell in spells]
    weights = [days * grade.weight for days, grade in zip(presence, grades, strict=True)]
    names = [spell.person_code for spell in spells]
    if _nobody_is_bound(presence, weights, grades, terms):
        parts = divide(pool, weights, names, terms.salt)
    else:
        lows = equal_shares(pool, presence, terms.floor, up=False)
        highs = equal_shares(pool, presence, terms.ceiling, up=True)
        parts = divide_within(pool, weights, lows, highs, names, terms.salt)
    return list(zip(spells, grades, parts, strict=True))


def _nobody_is_bound(
    presence: Sequence[int], weights: Sequence[int], grades: Sequence[Grade], terms: Terms
) -> bool:
    """For equal presence shares differ as the coefficients do, so the lowest and the highest decide."""
    days, total = sum(presence), sum(weights)
    least = min(grade.weight for grade in grades) * days
    most = max(grade.weight for grade in grades) * days
    floor, ceiling = terms.floor, terms.ceiling
    return (
        least * floor.denominator >= total * floor.numerator
        and most * ceiling.denominator <= total * ceiling.numerator
    )
