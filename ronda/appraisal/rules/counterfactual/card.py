"""The lines of a card once more, with other values: attainment, points, lost, contribution.

The rules of `attainment`, `curve` and `scorecard`, line by line and with the same roundings.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ronda.appraisal.rules.attainment import CEILING
from ronda.appraisal.rules.derivation.stored import Row
from ronda.appraisal.rules.scorecard import FULL
from ronda.kernel.exact import rounded
from ronda.policy import Knot, Rules

ZERO = Decimal(0)


@dataclass(frozen=True)
class Line:
    """A line as it would be read; `missed` when its duties would be examined."""

    indicator: str
    lost: Decimal
    contribution: Decimal
    missed: bool


def card_again(lines: Sequence[Row], gained: Callable[[Row], int], reached: str, rules: Rules) -> list[Line]:
    """The assessable lines, where `gained` says what is added to a value and `reached` names a line
    that would be at its target."""
    counted = [line for line in lines if line["assessable"]]
    read = {line["indicator"]: _read(line, gained(line), reached, rules) for line in counted}
    costs = {
        line["indicator"]: _short(line, read[line["indicator"]][0])
        for line in counted
        if line["kind"] == "result" and not read[line["indicator"]][1]
    }
    return [_line(line, *read[line["indicator"]], costs, rules) for line in counted]


def base_of(lines: Sequence[Line]) -> Decimal:
    return sum((line.contribution for line in lines), ZERO)


def _read(line: Row, gained: int, reached: str, rules: Rules) -> tuple[Decimal, bool]:
    """(points, met)"""
    if line["indicator"] == reached and not line["met"]:
        return _points(Decimal(1), rules.curves[line["curve"]]), True
    if not gained:
        return line["points"], line["met"]
    attainment, met = _attained(line, max(line["num"] + gained, 0))
    return _points(attainment, rules.curves[line["curve"]]), met


def _attained(line: Row, num: int) -> tuple[Decimal, bool]:
    if line["direction"] == "band":
        value = rounded(Fraction(num, line["den"]), 9)
        outside = max(line["low"] - value, value - line["high"], ZERO)
        if outside >= line["tolerance"]:
            return ZERO, outside == 0
        return 1 - rounded(Fraction(outside) / Fraction(line["tolerance"]), 9), outside == 0
    quotient = Fraction(num * line["target_den"], line["den"] * line["target_num"])
    up = rounded(min(quotient, Fraction(CEILING)), 9)
    return (up, quotient >= 1) if line["direction"] == "up" else (CEILING - up, quotient <= 1)


def _points(attainment: Decimal, knots: Sequence[Knot]) -> Decimal:
    if attainment >= knots[-1].attainment:
        return Decimal(knots[-1].points)
    for left, right in pairwise(knots):
        if left.attainment <= attainment < right.attainment:
            rise, run = right.points - left.points, right.attainment - left.attainment
            slope = rounded(Fraction(rise) / Fraction(run), 9)
            return left.points + rounded(Fraction(attainment - left.attainment) * Fraction(slope), 9)
    return Decimal(knots[0].points)


def _short(line: Row, points: Decimal) -> Decimal:
    return _times(line["effective_weight"], max(FULL - points, ZERO))


def _line(line: Row, points: Decimal, met: bool, costs: Mapping[str, Decimal], rules: Rules) -> Line:
    code, short = line["indicator"], _short(line, points)
    if line["kind"] == "result":
        lost = costs.get(code, ZERO)
        examined = bool(line["examined"]) and not met and lost > 0
        return Line(code, lost, _times(line["effective_weight"], points), examined)
    if line["serves"]:
        cap = sum((costs.get(result, ZERO) for result in rules.indicators[code].serves), ZERO)
        lost = min(short, cap)
        return Line(code, lost, _times(line["effective_weight"], Decimal(FULL)) - lost, False)
    return Line(code, short, _times(line["effective_weight"], points), False)


def _times(left: Decimal, right: Decimal) -> Decimal:
    return rounded(Fraction(left) * Fraction(right), 9)
