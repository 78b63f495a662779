"""The numbers that a year of training goes by."""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.rules.year import Prices
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.policy import LearningRules, TrainingRules

PERCENT = 100


@dataclass(frozen=True)
class TrainingNumbers:
    """Those of planning and of classes, and what the year is held against."""

    planning: TrainingRules
    targets: LearningRules
    week_minutes: int

    @property
    def most_percent(self) -> int:
        return int(self.targets.month_most_share * PERCENT)

    @property
    def months_percent(self) -> int:
        return int(self.targets.learning_months_share * PERCENT)

    @property
    def own_percent(self) -> int:
        return int(self.targets.own_forms_share * PERCENT)

    @property
    def prices(self) -> Prices:
        given = self.planning
        return Prices(
            unmet=given.unmet_price,
            crammed=given.crammed_price,
            idle_month=given.idle_price,
            uneven=given.uneven_price,
            moved=given.moved_price,
            class_held=given.class_price,
        )


def training_numbers(on: date) -> TrainingNumbers:
    """RefusedError where the policy folder has no part about training."""
    rules = rules_in_use(on)
    if rules.training is None or rules.learning is None or rules.work is None:
        problem = Problem("training", "has no policy", "copy the folder `learning` of Ronda's policies")
        raise RefusedError(problem)
    return TrainingNumbers(rules.training, rules.learning, rules.work.training_minutes_per_week)
