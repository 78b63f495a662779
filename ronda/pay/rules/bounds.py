"""Dividing by weight with a floor and a ceiling for each."""

from collections.abc import Sequence
from fractions import Fraction

from ronda.pay.rules.remainder import Part, divide


def divide_within(
    pool: int,
    weights: Sequence[int],
    lows: Sequence[int],
    highs: Sequence[int],
    names: Sequence[str],
    salt: str,
) -> list[Part]:
    """`clamp(t * weight, low, high)` with the one rate `t` that spends the pool to the cent.

    ValueError when the bounds cannot hold the pool.
    """
    total = sum(weights)
    if all(
        low * total <= pool * weight <= high * total
        for weight, low, high in zip(weights, lows, highs, strict=True)
    ):
        return divide(pool, weights, names, salt)

    rate = spending_rate(pool, weights, lows, highs)
    parts = [
        _bound_part(weight * rate, low, high) for weight, low, high in zip(weights, lows, highs, strict=True)
    ]
    free = [place for place, part in enumerate(parts) if part is None]
    rest = pool - sum(part.cents for part in parts if part is not None)
    shared = divide(rest, [weights[place] for place in free], [names[place] for place in free], salt)
    found = dict(zip(free, shared, strict=True))
    return [found[place] if part is None else part for place, part in enumerate(parts)]


def spending_rate(pool: int, weights: Sequence[int], lows: Sequence[int], highs: Sequence[int]) -> Fraction:
    """Money per weight at which the bounded shares sum to the pool.

    The sum rises with the rate in straight pieces that meet where somebody leaves a floor or reaches a
    ceiling; the piece that contains the pool is found by walking over those points.
    """
    weighed = [bounds for bounds in zip(weights, lows, highs, strict=True) if bounds[0] > 0]
    most = sum(lows) + sum(high - low for _, low, high in weighed)
    if not sum(lows) <= pool <= most:
        raise ValueError(
            f"a pool of {pool} does not fit between floors of {sum(lows)} and ceilings of {most}"
        )
    points = [(Fraction(low, weight), weight, -low) for weight, low, _ in weighed]
    points += [(Fraction(high, weight), -weight, high) for weight, _, high in weighed]
    fixed, slope, rate = sum(lows), 0, Fraction(0)
    for rate, weight, amount in sorted(points):
        if fixed + slope * rate >= pool:
            break
        fixed, slope = fixed + amount, slope + weight
    return Fraction(pool - fixed, slope) if slope else rate


def equal_shares(pool: int, presence: Sequence[int], part: int, whole: int, *, up: bool) -> list[int]:
    """`part / whole` of each one's equal share by presence, in whole cents.

    Floors are cut and ceilings rounded up, so that together they can always be kept.
    """
    total = sum(presence) * whole
    if total == 0:
        return [0] * len(presence)
    exact = [pool * days * part for days in presence]
    return [-(-value // total) if up else value // total for value in exact]


def _bound_part(share: Fraction, low: int, high: int) -> Part | None:
    if share < low:
        return Part(low, bound="floor")
    return Part(high, bound="ceiling") if share > high else None
