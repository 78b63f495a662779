"""What a month's money is divided with, and what the law asks of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen, Positive


class PayRules(Frozen):
    budget_per_weight_cents: Annotated[int, Field(ge=0)]
    appeal_reserve: Fraction01
    team_coefficient_floor: Positive
    team_coefficient_ceiling: Positive
    share_floor: Fraction01
    share_ceiling: Annotated[Decimal, Field(ge=1)]
    max_share_at_risk: Fraction01


class LegalRules(Frozen):
    jurisdiction: str
    minimum_wage_cents: Annotated[int, Field(ge=0)]
    max_deduction: Fraction01


class Integrity(Frozen):
    penalties: Mapping[str, Fraction01]
