"""What is drawn for inspection and what becomes of a finding."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen


class InspectionRules(Frozen):
    """How much is drawn for inspection, with which chances, and the time limits of a finding."""

    sample_share: Fraction01
    least_per_person: Annotated[int, Field(ge=1, le=1000)]
    most_per_person: Annotated[int, Field(ge=1, le=1000)]
    one_check_per_outlet: bool
    least_chance: Annotated[Decimal, Field(gt=0, le=1)]
    even_share: Fraction01
    risk_weights: Mapping[str, Annotated[int, Field(ge=0, le=1000)]]
    again_share: Fraction01
    # A closing made before rounds had a time for revealing keeps a policy without it.
    reveal_days: Annotated[int, Field(ge=1, le=30)] = 2
    check_days: Annotated[int, Field(ge=1, le=60)]
    confidence: Annotated[Decimal, Field(gt=0, lt=1)]
    records_right: Fraction01
    tolerances: Mapping[Literal["pieces", "cents", "days"], Annotated[int, Field(ge=0)]]
    answer_days: Annotated[int, Field(ge=1, le=60)]
    decision_days: Annotated[int, Field(ge=1, le=60)]
    correction_days: Annotated[int, Field(ge=1, le=60)]
    recheck_days: Annotated[int, Field(ge=1, le=60)]
    most_corrections: Annotated[int, Field(ge=1, le=10)]
