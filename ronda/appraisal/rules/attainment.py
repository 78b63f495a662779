"""How far an indicator got: attainment from 0 to 2, and whether the target is met.

`met` is decided by whole-number cross multiplication, never on the rounded attainment.
"""

from typing import Any

import ibis

from ronda.facts.rules.exact import decimal_ratio, nine, ratio, short_ratio
from ronda.facts.rules.snapshot import Table

CEILING = 2
LARGEST = 9_000_000


def with_attainment(values: Table) -> Table:
    """Adds `met` and `attainment` to rows with value, target, direction, band and tolerance.

    Rows that are not assessable get NULL in both.
    """
    values = values.mutate(
        reached=values.num.clip(lower=0) * values.target_den, wanted=values.den * values.target_num
    )
    most = values.reached >= values.wanted * CEILING
    part = ratio(ibis.least(values.reached, values.wanted * CEILING), ibis.greatest(values.wanted, 1))
    values = values.mutate(quotient=most.ifelse(nine(CEILING), part))
    values = values.mutate(
        value=short_ratio(ibis.least(values.num.clip(lower=0), values.den * LARGEST), values.den)
    )
    one, two = nine(1), nine(CEILING)
    outside = ibis.greatest(values.low - values.value, values.value - values.high, nine(0))
    ratio_outside = ibis.least(_tolerance_ratio(outside, values.tolerance), one)
    attainment = values.direction.cases(
        ("up", values.quotient),
        ("down", two - values.quotient),
        ("band", one - ratio_outside),
    )
    met = values.direction.cases(
        ("up", values.reached >= values.wanted),
        ("down", values.reached <= values.wanted),
        ("band", outside == 0),
    )
    values = values.mutate(
        attainment=values.assessable.ifelse(attainment, ibis.null("decimal(18, 9)")),
        met=values.assessable.ifelse(met, ibis.null("boolean")),
    )
    return values.drop("reached", "wanted", "quotient", "value")


def _tolerance_ratio(outside: Any, tolerance: Any) -> Any:
    return (outside >= tolerance).ifelse(
        nine(1), decimal_ratio(outside, ibis.greatest(tolerance, nine("0.000000001")))
    )
