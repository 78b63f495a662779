"""Which share of a question's points an answer wins: an exact fraction from 0 to 1.

Partial credit: several right answers win (right ticked - wrong ticked) / right ones, never below 0; matching
wins each pair by itself; ordering wins 2 x share - 1, of the pairs of items that stand in the right order, so
that chance wins nothing; a short answer wins what its accepted text says. Everything else is all or nothing.
No answer, and one that cannot be read, wins 0.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

from ronda.learning.rules.exams.kinds import MARKED_BY_PEOPLE, Asked, number_of

NOTHING, ALL = Fraction(0), Fraction(1)


def marked(asked: Asked, said: Any) -> Fraction | None:
    """None where people mark it."""
    if asked.kind in MARKED_BY_PEOPLE:
        return NOTHING if said is None or not str(said).strip() else None
    if said is None:
        return NOTHING
    return _MARKING[asked.kind](asked.key, said)


def points_of(share: Fraction, most: Decimal) -> Decimal:
    """To the hundredth, half up, exact."""
    hundredths = share * Fraction(most) * 100
    return Decimal(int(hundredths + Fraction(1, 2))) / 100


def plain(text: Any) -> str:
    """As short answers are compared: without case, runs of spaces and a full stop at the end."""
    return " ".join(str(text).casefold().split()).rstrip(".。")


def _same(key: Mapping[str, Any], said: Any) -> Fraction:
    return ALL if type(said) is type(key["right"]) and said == key["right"] else NOTHING


def _multiple(key: Mapping[str, Any], said: Any) -> Fraction:
    if not isinstance(said, list):
        return NOTHING
    right, ticked = set(key["right"]), {str(each) for each in said}
    return max(NOTHING, Fraction(len(ticked & right) - len(ticked - right), len(right)))


def _numeric(key: Mapping[str, Any], said: Any) -> Fraction:
    number, value = number_of(said), number_of(key["value"])
    tolerance = number_of(key.get("tolerance", "0"))
    if number is None or value is None or tolerance is None:
        return NOTHING
    # As fractions: a difference of decimals could be rounded.
    return ALL if abs(Fraction(number) - Fraction(value)) <= Fraction(tolerance) else NOTHING


def _matching(key: Mapping[str, Any], said: Any) -> Fraction:
    if not isinstance(said, dict):
        return NOTHING
    pairs = key["pairs"]
    return Fraction(sum(said.get(left) == right for left, right in pairs.items()), len(pairs))


def _ordering(key: Mapping[str, Any], said: Any) -> Fraction:
    order = key["order"]
    if not isinstance(said, list) or sorted(map(str, said)) != sorted(order):
        return NOTHING
    place = {code: number for number, code in enumerate(map(str, said))}
    pairs = list(combinations(order, 2))
    right = sum(place[first] < place[second] for first, second in pairs)
    return max(NOTHING, 2 * Fraction(right, len(pairs)) - 1)


def _short(key: Mapping[str, Any], said: Any) -> Fraction:
    won = [
        Fraction(number_of(percent) or 0) / 100
        for text, percent in key["accepted"]
        if plain(text) == plain(said)
    ]
    return min(ALL, max(NOTHING, *won, NOTHING))


_MARKING = {
    "single": _same,
    "true_false": _same,
    "multiple": _multiple,
    "numeric": _numeric,
    "matching": _matching,
    "ordering": _ordering,
    "short": _short,
}
