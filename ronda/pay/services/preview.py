"""The division of an appraised month before anybody decides on it; nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.facts.queries import Closing, folder_of
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.reason import Reason
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.queries.closed import is_distributed, rules_of, stored_amounts, stored_pools
from ronda.pay.queries.ledger import earlier_lines, posted_runs
from ronda.pay.queries.seeing import SMALLEST_GROUP, refuse_other_companies
from ronda.pay.rules import Amount, Pool
from ronda.pay.rules.correction import Run, correct
from ronda.pay.rules.lines import Distribution
from ronda.pay.rules.spread import Spread, spread_of_people
from ronda.pay.services.distributing import divide_folder
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Preview:
    """What would be divided; `amounts` and `reasons` only of those whose pay the viewer may see.

    `posted_cents` is what the ledger would gain: the budget the first time, corrections upwards later.
    `coefficients` are the lowest and the highest of the grades in it.
    """

    budget_cents: int
    people: int
    pools: Sequence[Pool]
    amounts: Sequence[Amount]
    reasons: Sequence[Reason]
    spread: Spread
    coefficients: tuple[Decimal, Decimal] | None
    grades: Sequence[tuple[str, int]]
    posted_cents: int
    is_correction: bool


def preview_division(viewer: Viewer, closing: Closing, *, budget_cents: int | None = None) -> Preview:
    """The amounts to the cent, as a distribution of this run with this budget gives them; a distributed run
    keeps its own."""
    refuse_other_companies(viewer, closing)
    if not viewer.can_close:
        raise NotAllowedError(f"dividing the money of {closing.month}")
    if closing.state == Closing.State.FROZEN:
        raise RefusedError(Problem(str(closing), "is frozen", "appraise it first"))
    if is_distributed(closing):
        budget_cents = next(pool.pool_cents for pool in stored_pools(closing) if pool.level == "company")
    folder, rules = folder_of(closing), rules_of(closing)
    divided = divide_folder(
        folder / "facts", folder / "results", Month.parse(closing.month), rules, budget_cents
    )
    posted, is_correction = _posted(closing, divided)
    seen = [each for each in divided.amounts if viewer.can_see_results_of(each.person_id, each.unit_id)]
    used = [each.coefficient for each in divided.amounts]
    return Preview(
        budget_cents=divided.budget_cents,
        people=len({each.person_id for each in divided.amounts}),
        pools=[pool for pool in divided.pools if _may_see(viewer, pool)],
        amounts=seen,
        reasons=divided.reasons if len(seen) == len(divided.amounts) else (),
        spread=spread_of_people(divided.amounts),
        coefficients=(min(used), max(used)) if used else None,
        grades=_grades(divided.amounts),
        posted_cents=posted,
        is_correction=is_correction,
    )


def _posted(closing: Closing, divided: Distribution) -> tuple[int, bool]:
    earlier = [run for run in posted_runs(closing) if run.run < closing.run]
    if not earlier:
        return divided.budget_cents, False
    before = Run(stored_amounts(earlier[-1]), _coefficients(stored_pools(earlier[-1])))
    now = Run(divided.amounts, _coefficients(divided.pools))
    lines = correct(earlier_lines(closing), before, now).lines
    return sum(line.cents for line in lines if line.person_id is not None), True


def _coefficients(pools: Sequence[Pool]) -> dict[int, Decimal | None]:
    return {pool.unit_id: pool.coefficient for pool in pools if pool.level == "unit"}


def _may_see(viewer: Viewer, pool: Pool) -> bool:
    """Who sees no amounts sees sums, and none of so few that it would tell somebody's pay."""
    return viewer.can_see_results_of(0, pool.unit_id) or pool.spells >= SMALLEST_GROUP


def _grades(amounts: Sequence[Amount]) -> list[tuple[str, int]]:
    people = {(each.person_id, each.grade) for each in amounts}
    found: dict[str, int] = {}
    for _, grade in people:
        found[grade] = found.get(grade, 0) + 1
    return sorted(found.items())
