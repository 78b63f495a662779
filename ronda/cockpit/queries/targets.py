"""The targets of a month and an indicator: what the rule asks of each subject, and what was set by hand."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from ronda.facts.queries import Target
from ronda.facts.queries.hand_targets import is_closed, sales_targets_of_outlets, targets_in_force
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.queries import centres_for, people_for
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import Indicator, Rules

# The measure of sales is the only one that adds up the targets of single outlets.
OF_OUTLETS = "sales_plan"
READERS = frozenset({"leader", "director", "deputy"})


@dataclass(frozen=True)
class Targets:
    """`rule` is what the policy asks of everybody, `by_number` of single outlets; either may be unknown."""

    month: Month
    indicator: Indicator
    subject: str
    rows: QuerySet[Any]
    by_hand: dict[int, Target]
    rule: Fraction | None
    by_number: dict[int, int]
    growth: Fraction | None
    is_closed: bool

    @property
    def unit(self) -> str:
        return self.indicator.unit_of_measure

    def asked_of(self, number: int) -> Fraction | None:
        """What the rule alone asks."""
        if self.rule is not None:
            return self.rule
        cents = self.by_number.get(number)
        return None if cents is None else Fraction(cents)

    def counts_for(self, number: int) -> Fraction | None:
        """What counts now: the target by hand, else the rule's."""
        target = self.by_hand.get(number)
        return Fraction(target.value_num, target.value_den) if target else self.asked_of(number)


def rules_of(month: Month) -> Rules:
    return rules_in_use(month.start)


def may_read_targets(viewer: Viewer) -> None:
    if not (viewer.can_manage or viewer.roles & READERS):
        raise NotAllowedError("looking at targets")


def subjects_of(indicator: Indicator) -> tuple[str, ...]:
    """What a target of this indicator may be set for."""
    if indicator.level == "unit":
        return ("centre",)
    return ("person", "centre", "outlet") if indicator.code == OF_OUTLETS else ("person", "centre")


def targets_for(viewer: Viewer, month: Month, code: str, subject: str, *, name: str = "") -> Targets:
    """For those who set targets, and for leaders and directors to read; each sees the own people."""
    may_read_targets(viewer)
    rules = rules_of(month)
    if code not in rules.indicators or subject not in subjects_of(rules.indicators[code]):
        raise RefusedError(Problem(f"indicator '{code}'", "has no such target", "choose another"))
    indicator = rules.indicators[code]
    rule = rules.target_rules.get(code)
    growth = Fraction(rule.growth) if rule and indicator.target is None else None
    by_number = {}
    if growth is not None and rule and subject == "outlet" and viewer.can_freeze:
        by_number = dict(sales_targets_of_outlets(viewer, month, growth, rule.recent_months))
    return Targets(
        month,
        indicator,
        subject,
        _subjects(viewer, month, subject, name),
        targets_in_force(viewer, month, code, subject),
        None if indicator.target is None else Fraction(indicator.target),
        by_number,
        growth,
        is_closed(viewer, month),
    )


def _subjects(viewer: Viewer, month: Month, subject: str, name: str) -> QuerySet[Any]:
    found: QuerySet[Any]
    if subject == "person":
        found = people_for(viewer, on=month.period.last_day)
    else:
        found = centres_for(viewer) if subject == "centre" else outlets_for(viewer)
    if name:
        found = found.filter(Q(name__icontains=name) | Q(code__icontains=name))
    return found.order_by("code")
