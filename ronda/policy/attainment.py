"""How far a value got towards its target, exact."""

from fractions import Fraction

from ronda.policy.models import Indicator

CEILING = Fraction(2)


def attainment_of(value: Fraction, indicator: Indicator, target: Fraction | None = None) -> Fraction:
    """From 0 to 2; 1 is the target. `target` replaces the indicator's own.

    up: value / target; down: 2 - value / target; band: 1 - what lies outside / tolerance.
    ValueError when there is nothing to compare with.
    """
    if indicator.direction == "band":
        if indicator.band is None or indicator.tolerance is None:
            raise ValueError(f"{indicator.code} has no band")
        low, high = map(Fraction, indicator.band)
        outside = max(low - value, value - high, Fraction(0))
        return _clamped(1 - outside / Fraction(indicator.tolerance))
    if target is None:
        if indicator.target is None:
            raise ValueError(f"{indicator.code} has no target of its own; give one")
        target = Fraction(indicator.target)
    return _clamped(value / target if indicator.direction == "up" else 2 - value / target)


def _clamped(attainment: Fraction) -> Fraction:
    return min(max(attainment, Fraction(0)), CEILING)
