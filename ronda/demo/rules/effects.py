"""How well each person and centre does in a month: what the generators turn into facts."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Floats
from ronda.demo.rules.duties import TASKS
from ronda.demo.rules.sizes import FRONT_POST


@dataclass(frozen=True)
class Effects:
    """Shares between 0 and 1 unless said otherwise; by account manager to `brief_late`, then by centre."""

    sales: Floats  # sales over what the trend would give
    mix: Floats  # how far sales lean to products with a better margin; 0 is none
    listing: Floats
    reorder: Floats
    visits: Floats
    requests: Floats
    satisfaction: Floats  # mean score of the customer forms, 0 to 100
    information: Floats
    plan_late: Floats  # hand-overs of the brand manager to this account manager that come late
    brief_late: Floats  # hand-overs of the information officer to this account manager that come late
    in_time: Mapping[str, Floats]  # tasks by duty; by account manager where the duty is theirs
    effective: Mapping[str, Floats]  # tasks that had their effect, by duty
    field_visits: Mapping[str, Floats]  # share of the quota, by post
    modern_use: Floats


def sound_effects(managers: int, centres: int) -> Effects:
    """Everybody does the work and reaches the results."""

    def owners(post: str) -> int:
        return managers if post == FRONT_POST else centres

    by_manager = np.ones(managers)
    by_centre = np.ones(centres)
    return Effects(
        sales=1.0 * by_manager,
        mix=0.0 * by_manager,
        listing=0.9 * by_manager,
        reorder=0.65 * by_manager,
        visits=0.97 * by_manager,
        requests=1.0 * by_manager,
        satisfaction=92.5 * by_manager,
        information=0.98 * by_manager,
        plan_late=0.0 * by_manager,
        brief_late=0.0 * by_manager,
        in_time={plan.duty: np.full(owners(plan.post), 0.96) for plan in TASKS},
        effective={plan.duty: np.full(owners(plan.post), 0.94) for plan in TASKS},
        field_visits={"director": by_centre, "deputy": by_centre, "brand_manager": 1.0 * by_centre,
                      "information_officer": by_centre},
        modern_use=0.8 * by_centre,
    )  # fmt: skip


def drawn_effects(managers: int, centres: int, chance: Chance) -> Effects:
    """A company as companies are: most do well, some miss, for all kinds of reasons."""

    def around(middle: float, spread: float, count: int, high: float = 1.0) -> Floats:
        return np.clip(chance.normal(middle, spread, count), 0.0, high)

    def owners(post: str) -> int:
        return managers if post == FRONT_POST else centres

    def seldom(rate: float, count: int) -> Floats:
        return np.where(chance.random(count) < rate, chance.uniform(0.2, 1.0, count), 0.0)

    return Effects(
        sales=around(1.03, 0.06, managers, 1.5),
        mix=around(0.1, 0.1, managers),
        listing=around(0.85, 0.08, managers),
        reorder=around(0.6, 0.1, managers),
        visits=around(0.93, 0.07, managers),
        requests=around(0.96, 0.05, managers),
        satisfaction=around(91.0, 3.0, managers, 100.0),
        information=around(0.96, 0.03, managers),
        plan_late=seldom(0.2, managers),
        brief_late=seldom(0.1, managers),
        in_time={plan.duty: around(0.93, 0.06, owners(plan.post)) for plan in TASKS},
        effective={plan.duty: around(0.92, 0.06, owners(plan.post)) for plan in TASKS},
        field_visits={post: around(0.98, 0.08, centres) for post in
                      ("director", "deputy", "brand_manager", "information_officer")},
        modern_use=around(0.75, 0.1, centres),
    )  # fmt: skip
