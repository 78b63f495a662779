"""What is held against goals by those who lead, and what is looked at twice before a month closes."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen, Positive


class BoardRules(Frozen):
    """What a team board holds the goals against, and when it asks for a conversation."""

    tasks_on_time: Fraction01
    handovers_on_time: Fraction01
    visits_as_planned: Fraction01
    load_band: tuple[Positive, Positive]
    load_share: Fraction01
    band_share: Fraction01 = Decimal("0.80")
    results_met: Fraction01
    skilled_share: Fraction01
    rung_share: Fraction01 = Decimal("0.80")
    participation_share: Fraction01 = Decimal("0.50")
    notable_change: Annotated[Decimal, Field(ge=0)]
    grades: tuple[str, ...]
    bands_fallen: Annotated[int, Field(ge=1)]
    months_missed: Annotated[int, Field(ge=2, le=12)]
    least_points: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    own_points: Positive | None = None


class ClosingRules(Frozen):
    """What is looked at twice before the money of a month is divided."""

    outlier_fence: Positive
    outlier_people: Annotated[int, Field(ge=4)]
