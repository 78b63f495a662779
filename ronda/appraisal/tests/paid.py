"""Rows of pay as a distribution stores them, so that an explanation can begin at the amount."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ronda.appraisal.rules.derivation import Stored
from ronda.appraisal.tests.worlds import AMS, Row

E13 = (("1.2", 30), ("1.1", 30), ("1.0", 20), ("0.9", 30), ("1.0", 30))


def an_amount(stored: Stored, **changes: Any) -> Row:
    spell = stored.own_spells[0]
    row: Row = {
        "spell_id": spell["spell_id"],
        "person_id": stored.person_id,
        "person_code": spell["person_code"],
        "unit_id": spell["unit_id"],
        "post": AMS,
        "grade": "D",
        "grade_by": "band",
        "grade_points": 849_900,
        "coefficient": Decimal("0.9"),
        "present_days": 30,
        "period_days": 30,
        "weight_num": 9,
        "weight_den": 10,
        "bound": "",
        "remainder_cent": 0,
        "cent_by": "",
        "share_cents": 462_329,
        "penalty_wanted_cents": 0,
        "penalty_cents": 0,
        "penalty_cut_by": "",
        "amount_cents": 462_329,
    }
    return row | changes


def a_pool(stored: Stored, post: str, **changes: Any) -> Row:
    row: Row = {
        "level": "post" if post else "unit",
        "unit_id": stored.own_spells[0]["unit_id"],
        "post": post,
        "weight_num": 5,
        "weight_den": 1,
        "pool_cents": 2_500_000,
    }
    return row | changes


def paid(stored: Stored, **changes: Any) -> Stored:
    """The month of E13: 25,000.00 among five account managers, of whom this person is the fourth."""
    others = []
    for place, (coefficient, days) in enumerate(E13):
        weight = Fraction(coefficient) * days / 30
        if place != 3:
            numbers = {"weight_num": weight.numerator, "weight_den": weight.denominator}
            others.append(an_amount(stored, person_id=-place, spell_id=-place, **numbers))
    pools = [a_pool(stored, "", pool_cents=3_000_000, weight_num=6), a_pool(stored, AMS)]
    return replace(stored, amounts=[an_amount(stored, **changes), *others], pools=pools)
