"""The rows that go into a distribution and come out of it.

Tuples with names: a nation has 130,000 amounts, and these are made several times faster than dataclasses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from ronda.kernel.reason import Reason
from ronda.pay.rules.grades import GradeBy
from ronda.pay.rules.remainder import Bound, CentBy

Level = Literal["company", "unit", "post"]
CutBy = Literal["", "deduction", "minimum_wage"]
COMPANY = 0
"""The number that stands for the company where a unit's stands otherwise."""


class Unit(NamedTuple):
    """A unit with its team score in ten-thousandths of a point; None where nothing could be assessed."""

    unit_id: int
    code: str
    team_points: int | None


class Spell(NamedTuple):
    """One person in one post of one unit, with the rolling score and the wage of a whole month."""

    spell_id: int
    person_id: int
    person_code: str
    unit_id: int
    post: str
    days: int
    present_days: int
    grade_points: int
    newcomer: bool
    wage_cents: int | None


class Finding(NamedTuple):
    """A confirmed breach of integrity in the month."""

    person_id: int
    kind: str


class Pool(NamedTuple):
    """The money of the company, of a unit or of a post in it.

    A company's `pool_cents` is the budget; `reserve_cents` is what nobody could receive there, and the
    penalties of a unit.
    """

    level: Level
    unit_id: int
    unit_code: str
    post: str
    spells: int
    team_points: int | None
    coefficient: Decimal | None
    weight_num: int
    weight_den: int
    pool_cents: int
    remainder_cent: int
    cent_by: CentBy
    appeal_reserve_cents: int
    reserve_cents: int


class Amount(NamedTuple):
    """What one spell receives, with everything that the amount follows from."""

    spell_id: int
    person_id: int
    person_code: str
    unit_id: int
    post: str
    grade: str
    grade_by: GradeBy
    grade_points: int
    coefficient: Decimal
    present_days: int
    period_days: int
    weight_num: int
    weight_den: int
    bound: Bound
    remainder_num: int
    remainder_den: int
    remainder_cent: int
    cent_by: CentBy
    share_cents: int
    penalty_part: Decimal
    penalty_wanted_cents: int
    penalty_cents: int
    penalty_cut_by: CutBy
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Reserves:
    """What is not paid out now: for appeals, each unit's penalties, and what nobody could receive."""

    appeals: int
    units: Mapping[int, int]
    undivided: int

    @property
    def total(self) -> int:
        return self.appeals + sum(self.units.values()) + self.undivided


@dataclass(frozen=True)
class Distribution:
    """A month's money to the cent: amounts and reserves add up to the budget."""

    budget_cents: int
    pools: tuple[Pool, ...]
    amounts: tuple[Amount, ...]
    reserves: Reserves
    reasons: tuple[Reason, ...]
