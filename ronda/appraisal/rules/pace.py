"""A running month carried to its end: what gathers goes on at the pace of the days passed, the rest stands.

The factor of a spell, from its working days (`total`), those passed, and a swing of the days to come:

    gathers: (total ± swing x rest) / passed        stands: (total ± swing x rest) / total

with rest = total - passed. From the last working day on every factor is 1, so that the estimate is what a
closing of the same facts would say. Before the first working day nothing that gathers can be told.
Worked: 8 visits on 10 of 20 working days are 16 at the month's end; with a swing of 1/5 from 14.4 to 17.6.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import ibis

from ronda.facts.rules.exact import whole_ratio
from ronda.facts.rules.measures.pace import with_gathering
from ronda.facts.rules.snapshot import Table
from ronda.kernel.period import Period
from ronda.policy import Rules

AS_IT_STANDS = Fraction(1)


@dataclass(frozen=True)
class Passed:
    """Working days of a spell, and how many of them the facts cover."""

    passed: int
    total: int

    @property
    def rest(self) -> int:
        return self.total - self.passed

    @property
    def share(self) -> Fraction:
        """The part of the spell that has passed; a spell without working days is over."""
        return Fraction(self.passed, self.total) if self.total else Fraction(1)


@dataclass(frozen=True)
class PaceRow:
    """The factor of one spell for what gathers in some facts; None: too early to tell."""

    spell_id: int
    gathers: str
    factor: Fraction | None


def passed_of(spell: Period, working: Collection[date], today: date, known_to: date | None) -> Passed:
    """The days that facts known up to `known_to` cover; on the last working day, all of them.

    `known_to` is None where nothing is known yet.
    """
    days = [day for day in working if spell.contains(day)]
    if not days or today >= max(days):
        return Passed(len(days), len(days))
    through = min(today, known_to) if known_to is not None else None
    return Passed(sum(through is not None and day <= through for day in days), len(days))


def factor_of(passed: Passed, swing: Fraction, *, gathers: bool) -> Fraction | None:
    """What a value is multiplied by; a positive swing lets the days to come run faster, a negative slower."""
    if not passed.rest:
        return AS_IT_STANDS
    reached = passed.total + swing * passed.rest
    if gathers:
        return reached / passed.passed if passed.passed else None
    return reached / passed.total


def paced(measures: Table, paces: Table) -> Table:
    """The measures with their values multiplied; shares stay within their cases.

    `paces` has spell_id, gathers, factor_num and factor_den; a measure without a pace is left out.
    """
    rows = with_gathering(measures).join(paces, ["spell_id", "gathers"])
    moved = whole_ratio(rows.num.clip(lower=0) * rows.factor_num, rows.factor_den)
    most = ibis.coalesce(rows.den * rows.most_a_case, moved)
    carried = (rows.factor_num == rows.factor_den).ifelse(rows.num, ibis.least(moved, most))
    return rows.mutate(num=carried.cast("int64")).select(*measures.columns)


def rules_so_far(rules: Rules, passed: Passed) -> Rules:
    """The rules with the days of system use that are enough by now: they are counted over a whole month."""
    enough = int(rules.visits.modern_use_days * passed.share)
    return rules.model_copy(update={"visits": rules.visits.model_copy(update={"modern_use_days": enough})})
