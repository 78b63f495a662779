"""What suggestions and topics earn, and how they are judged."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ronda.policy.models.terms import Days, Fraction01, Frozen, Positive

AwardName = Literal["bronze", "silver", "gold"]
DimensionName = Literal[
    "benefit", "innovation", "importance", "spread_value", "procedure", "tools", "presentation"
]


class InnovationRules(Frozen):
    """Suggestions and topics: how soon they are answered, what they earn, how topics are judged."""

    answer_days: Annotated[int, Field(ge=1, le=60)]
    remind_days: Annotated[int, Field(ge=0, le=30)]
    suggestion_points: Mapping[Literal["least", "most"], Annotated[Decimal, Field(ge=0, le=100)]]
    learning_points: Annotated[Decimal, Field(ge=0, le=100)]
    adopted_points: Annotated[Decimal, Field(ge=0, le=100)]
    spread_points: Annotated[Decimal, Field(ge=0, le=100)]
    spread_look_days: Days
    alike_least: Fraction01
    alike_most: Annotated[int, Field(ge=1, le=20)]
    dimensions: Mapping[DimensionName, Positive]
    mark_most: Annotated[int, Field(ge=1, le=100)]
    judges_least: Annotated[int, Field(ge=1, le=20)]
    award_points: Mapping[AwardName, Annotated[Decimal, Field(ge=0, le=100)]]
    award_from: Mapping[AwardName, Annotated[Decimal, Field(ge=0, le=100)]]
    award_most: Mapping[AwardName, Annotated[int, Field(ge=0, le=100)]]
    award_cents: Mapping[AwardName, Annotated[int, Field(ge=0)]]
    tie_errors: Annotated[Decimal, Field(ge=0, le=10)]
    effect_least_values: Annotated[int, Field(ge=2, le=100)]
    effect_surety: Annotated[Decimal, Field(gt=0, lt=1)]

    @model_validator(mode="after")
    def _ranges_upward(self) -> Self:
        points, earned = self.suggestion_points, self.award_from
        if not points["least"] <= points["most"]:
            raise ValueError("the least points are more than the most")
        if not earned["bronze"] <= earned["silver"] <= earned["gold"]:
            raise ValueError("bronze, silver and gold begin in this order")
        return self
