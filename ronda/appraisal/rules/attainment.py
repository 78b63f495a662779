"""How far an indicator got: attainment from 0 to 2, and whether the target is met.

`met` is decided by whole-number cross multiplication, never on the rounded attainment.
"""

import ibis

from ronda.facts.rules.exact import nanos, nine, part_of, short_ratio, with_ratio
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
    most = values.wanted * CEILING
    values = with_ratio(values, "part", ibis.least(values.reached, most), ibis.greatest(values.wanted, 1))
    most = values.reached >= values.wanted * CEILING
    values = values.mutate(
        quotient=most.ifelse(nine(CEILING), values.part),
        value=short_ratio(ibis.least(values.num.clip(lower=0), values.den * LARGEST), values.den),
    )
    values = values.mutate(
        outside=ibis.greatest(values.low - values.value, values.value - values.high, nine(0))
    )
    one, two = nine(1), nine(CEILING)
    outside, tolerance = values.outside, ibis.greatest(values.tolerance, nine("0.000000001"))
    ratio_outside = (outside >= values.tolerance).ifelse(one, part_of(nanos(outside), nanos(tolerance)))
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
    return values.drop("reached", "wanted", "part", "quotient", "value", "outside")
