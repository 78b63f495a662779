"""Inside a post of a unit: the pool among its people, by presence and grade."""

from collections.abc import Sequence
from functools import lru_cache

from ronda.pay.rules.bounds import divide_within, equal_shares
from ronda.pay.rules.grades import Grade, grade_group
from ronda.pay.rules.lines import Spell
from ronda.pay.rules.remainder import Part, divide
from ronda.pay.rules.scale import reduced
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
        lows = equal_shares(pool, presence, *terms.floor, up=False)
        highs = equal_shares(pool, presence, *terms.ceiling, up=True)
        parts = divide_within(pool, weights, lows, highs, names, terms.salt)
    return list(zip(spells, grades, parts, strict=True))


def person_weight(present_days: int, grade: Grade, terms: Terms) -> tuple[int, int]:
    """Presence times the coefficient of the grade, as a fraction in lowest terms."""
    return _lowest(present_days * grade.weight, terms.days * terms.ladder.scale)


_lowest = lru_cache(maxsize=1024)(reduced)


def _nobody_is_bound(
    presence: Sequence[int], weights: Sequence[int], grades: Sequence[Grade], terms: Terms
) -> bool:
    """For equal presence shares differ as the coefficients do, so the lowest and the highest decide."""
    days, total = sum(presence), sum(weights)
    coefficients = [grade.weight for grade in grades]
    floor_num, floor_den = terms.floor
    ceiling_num, ceiling_den = terms.ceiling
    return (
        min(coefficients) * days * floor_den >= total * floor_num
        and max(coefficients) * days * ceiling_den <= total * ceiling_num
    )
