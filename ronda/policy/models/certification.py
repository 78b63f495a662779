"""The vocational certification: what share of people is aimed at, who sits it and when."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen, LevelName


class Certification(Frozen):
    intermediate_share: Fraction01
    senior_share: Fraction01
    probation_excluded: bool


class CertifyingRules(Frozen):
    """Who sits the vocational certification and when, the reminders, and what a forecast of it takes."""

    required_level: Annotated[int, Field(ge=1, le=5)]
    required_level_while_short: Annotated[int, Field(ge=1, le=5)]
    years_in_trade: Mapping[LevelName, Annotated[int, Field(ge=0, le=50)]]
    years_at_level_below: Mapping[LevelName, Annotated[int, Field(ge=0, le=50)]]
    remind_days: tuple[Annotated[int, Field(ge=0, le=366)], ...]
    expiry_days: Annotated[int, Field(ge=0, le=1000)]
    rate_least_sat: Annotated[int, Field(ge=1)]
    rate_prior: Mapping[Literal["passed", "failed"], Annotated[Decimal, Field(gt=0)]]
    range_mass: Annotated[Decimal, Field(gt=0, lt=1)]
    rate_steps: Annotated[int, Field(ge=1, le=99)]
    prepared_chance: Fraction01
