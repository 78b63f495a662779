"""Posts, indicators, what they weigh, and how a month is told from them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen, Positive

Side = Literal["front", "back", "none"]


class Knot(Frozen):
    """A corner of a curve: at this attainment, these points."""

    attainment: Annotated[Decimal, Field(ge=0)]
    points: Annotated[Decimal, Field(ge=0)]


class PostRule(Frozen):
    code: str
    side: Side
    holds_portfolio: bool
    appraised: bool
    team_share: Fraction01
    pay_weight: Annotated[Decimal, Field(ge=0)]
    role: str


class Indicator(Frozen):
    code: str
    kind: Literal["result", "process"]
    measure: str
    level: Literal["book", "unit", "person"]
    direction: Literal["up", "down", "band"]
    target: Positive | None = None
    band: tuple[Decimal, Decimal] | None = None
    tolerance: Positive | None = None
    min_den: Annotated[int, Field(ge=1)] = 1
    curve: str = "default"
    unit_of_measure: str
    serves: tuple[str, ...] = ()
    duties_apply: bool = True
    duty_codes: tuple[str, ...] = ()


class Duty(Frozen):
    code: str
    post: str
    evidence: Literal["handovers", "visits", "requests", "information", "tasks"]
    grace: Annotated[int, Field(ge=0)] = 0
    weights: Mapping[str, Fraction01]


class Cascade(Frozen):
    tiers: tuple[tuple[Literal["front", "back"], ...], ...]
    relief: Fraction01


class Absence(Frozen):
    min_days: Annotated[int, Field(ge=0, le=31)]
    protected_leave: tuple[str, ...]
    new_hire_months: Annotated[int, Field(ge=0)]


class Band(Frozen):
    grade: str
    from_points: Annotated[Decimal, Field(ge=0)]
    coefficient: Positive


class Grading(Frozen):
    bands: tuple[Band, ...]
    rolling_months: Annotated[int, Field(ge=1, le=12)]
    spread_limit: Positive
    newcomer_grade: str
    quotas: Mapping[str, Fraction01] | None = None
    quota_min_group: Annotated[int, Field(ge=1)]
    quota_gap: Annotated[Decimal, Field(ge=0)]


class TargetRule(Frozen):
    rule: Literal["same_month_last_year"]
    growth: Positive
    recent_months: Annotated[int, Field(ge=1, le=12)]


class YearRules(Frozen):
    month_weight: Fraction01
    selection_weight: Fraction01
    innovation_cap: Annotated[Decimal, Field(ge=0)]


class AppealRules(Frozen):
    publication_days: int
    objection_days: int
    answer_days: int
    near_miss_points: Annotated[Decimal, Field(ge=0)] = Decimal(0)


class EstimateRules(Frozen):
    swing: Fraction01
