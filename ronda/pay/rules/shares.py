"""Inside a post of a unit: the pool among its people, by presence and grade."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ronda.kernel.period import Month
from ronda.pay.rules.bounds import divide_within, equal_shares
from ronda.pay.rules.grades import Grade, grade_group
from ronda.pay.rules.lines import Spell
from ronda.pay.rules.remainder import Part
from ronda.policy.models import Grading, PayRules


def share_pool(
    pool: int, spells: Sequence[Spell], grading: Grading, pay: PayRules, month: Month
) -> list[tuple[Spell, Grade, Part]]:
    """Everybody's share; floor and ceiling are parts of the equal share for the same presence.

    The spells come in the order of their numbers: it decides only between two spells of one person.
    """
    grades = grade_group(
        [spell.grade_points for spell in spells], [spell.newcomer for spell in spells], grading
    )
    presence = [spell.present_days for spell in spells]
    places = max(_places(band.coefficient) for band in grading.bands)
    weights = [
        days * int(grade.coefficient.scaleb(places)) for days, grade in zip(presence, grades, strict=True)
    ]
    parts = divide_within(
        pool,
        weights,
        equal_shares(pool, presence, Fraction(pay.share_floor), up=False),
        equal_shares(pool, presence, Fraction(pay.share_ceiling), up=True),
        [spell.person_code for spell in spells],
        str(month),
    )
    return list(zip(spells, grades, parts, strict=True))


def person_weight(spell: Spell, grade: Grade, month: Month) -> Fraction:
    """Presence times the coefficient of the grade."""
    return Fraction(grade.coefficient) * spell.present_days / month.days


def _places(coefficient: Decimal) -> int:
    exponent = coefficient.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
