"""What the values of several contexts are made of."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Fraction01 = Annotated[Decimal, Field(ge=0, le=1)]
Positive = Annotated[Decimal, Field(gt=0)]
Days = Annotated[int, Field(ge=0, le=366)]
LevelName = Literal["junior", "intermediate", "senior", "marketer", "senior_marketer"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
