"""What a paid month would have come to with another budget or under other rules; nothing is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from ronda.appraisal.services import appraise_folder
from ronda.facts.queries import Closing, folder_of
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.queries.closed import is_distributed, rules_of, stored_amounts, stored_pools
from ronda.pay.queries.scores import month_scores
from ronda.pay.queries.seeing import refuse_other_companies, sees_everybody, sees_sums
from ronda.pay.rules import Amount, Distribution
from ronda.pay.rules.spread import Spread, spread_of_people
from ronda.pay.services.distributing import divide_folder
from ronda.people.rules import Viewer
from ronda.policy import Rules


@dataclass(frozen=True)
class Change:
    """One spell before and after; None where it had or has no amount.

    Scores are the person's for the month; the score for the grade stands in the amounts. All of them are in
    ten-thousandths of a point.
    """

    before: Amount | None
    after: Amount | None
    score_before: int | None
    score_after: int | None

    @property
    def cents(self) -> int:
        old, new = (amount.amount_cents if amount else 0 for amount in (self.before, self.after))
        return new - old

    @property
    def points(self) -> int:
        """What the month's score would gain or lose; 0 for who has none on one side."""
        if self.score_before is None or self.score_after is None:
            return 0
        return self.score_after - self.score_before

    @property
    def has_other_grade(self) -> bool:
        return bool(self.before and self.after and self.before.grade != self.after.grade)


@dataclass(frozen=True)
class WhatIf:
    """The whole answer; without `changes` for those who may see sums only.

    `gaining` and `losing` count people by money, `rising` and `falling` by the month's score.
    """

    budget_before: int
    budget_after: int
    spread_before: Spread
    spread_after: Spread
    gaining: int
    losing: int
    rising: int
    falling: int
    regraded: int
    changes: Sequence[Change]


def what_if(
    viewer: Viewer, closing: Closing, *, rules: Rules | None = None, budget_cents: int | None = None
) -> WhatIf:
    """A distributed closing divided once more; the appraisal is repeated where its rules differ.

    No budget: the one that was divided, unless the rules give another amount for each weight.
    """
    refuse_other_companies(viewer, closing)
    if not sees_sums(viewer):
        raise NotAllowedError(f"what another rule would have done to everybody in {closing.month}")
    if not is_distributed(closing):
        raise RefusedError(
            Problem(str(closing), "is not distributed", f"run `ronda distribute {closing.month}` first")
        )
    before = stored_amounts(closing)
    paid = next(pool.pool_cents for pool in stored_pools(closing) if pool.level == "company")
    scores = month_scores(folder_of(closing) / "results")
    after, scores_after = _divided(closing, rules or rules_of(closing), paid, budget_cents)
    changes = _changes(before, after.amounts, scores, scores_after)
    cents, points = _by_person(changes, "cents"), _by_person(changes, "points")
    return WhatIf(
        budget_before=paid,
        budget_after=after.budget_cents,
        spread_before=spread_of_people(before),
        spread_after=spread_of_people(after.amounts),
        gaining=sum(change > 0 for change in cents.values()),
        losing=sum(change < 0 for change in cents.values()),
        rising=sum(change > 0 for change in points.values()),
        falling=sum(change < 0 for change in points.values()),
        regraded=sum(change > 0 for change in _by_person(changes, "has_other_grade").values()),
        changes=changes if sees_everybody(viewer) else (),
    )


def _divided(
    closing: Closing, rules: Rules, paid: int, budget_cents: int | None
) -> tuple[Distribution, Mapping[int, int]]:
    """The distribution, and the month's scores that it rests on."""
    folder, month, own = folder_of(closing), Month.parse(closing.month), rules_of(closing)
    if budget_cents is None and rules.pay.budget_per_weight_cents == own.pay.budget_per_weight_cents:
        budget_cents = paid
    if _appraise_alike(rules, own):
        results = folder / "results"
        return divide_folder(folder / "facts", results, month, rules, budget_cents), month_scores(results)
    with TemporaryDirectory(prefix="ronda-what-if-") as name:
        results = Path(name)
        appraise_folder(facts=folder / "facts", month=month, rules=rules, results=results)
        return divide_folder(folder / "facts", results, month, rules, budget_cents), month_scores(results)


def _appraise_alike(rules: Rules, own: Rules) -> bool:
    """Whether the rules differ only in parts that no score is read from."""
    parts = {name: getattr(rules, name) for name in ("pay", "legal", "integrity", "grading")}
    same_months = rules.grading.rolling_months == own.grading.rolling_months
    return same_months and own.model_copy(update=parts) == rules


def _changes(
    before: Sequence[Amount],
    after: Sequence[Amount],
    scores_before: Mapping[int, int],
    scores_after: Mapping[int, int],
) -> list[Change]:
    old = {amount.spell_id: amount for amount in before}
    new = {amount.spell_id: amount for amount in after}
    people = {amount.spell_id: amount.person_id for amount in (*before, *after)}
    return [
        Change(old.get(spell), new.get(spell), scores_before.get(person), scores_after.get(person))
        for spell, person in sorted(people.items())
    ]


def _by_person(
    changes: Sequence[Change], name: Literal["cents", "points", "has_other_grade"]
) -> Counter[int]:
    """The sum over a person's spells."""
    sums: Counter[int] = Counter()
    for change in changes:
        amount = change.after or change.before
        if amount is not None:
            sums[amount.person_id] += getattr(change, name)
    return sums
