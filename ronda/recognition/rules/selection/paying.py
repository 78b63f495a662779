"""What three views may do to pay: each as far as it is reliable, and never a leader's word alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ronda.recognition.rules.selection.combining import MEASURED, SIDES, Side

WhyUnpaid = Literal["", "not_final", "not_measured", "not_in_it"]
PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class PaidScore:
    """`score` of 100, from views that together have `weight` of 1; the rest of it belongs to the months.

    None for a reason: the selection is not final, no measured view is reliable enough, or nobody measured
    this person.
    """

    score: Decimal | None = None
    weight: Decimal = Decimal(0)
    why_not: WhyUnpaid = ""


def paid_score(
    scores: Mapping[Side, Decimal],
    announced: Mapping[Side, Decimal],
    reliability: Mapping[Side, float | None],
    least: Decimal,
) -> PaidScore:
    """The weight of a view that is missing or unreliable goes back to the months, not to the other views.

    `scores` of 100. A view without a reliability is a documented judgement: it counts beside a measured view,
    never by itself.
    """
    reliable = [side for side in SIDES if side in reliability and _is_enough(reliability[side], least)]
    if not any(side in MEASURED for side in reliable):
        return PaidScore(why_not="not_measured")
    counted = [side for side in reliable if side in scores and announced[side]]
    if not any(side in MEASURED for side in counted):
        return PaidScore(why_not="not_in_it")
    weight = sum((announced[side] for side in counted), Decimal(0))
    score = sum((announced[side] * scores[side] for side in counted), Decimal(0)) / weight
    return PaidScore(score.quantize(PLACES), weight)


def _is_enough(reliability: float | None, least: Decimal) -> bool:
    return reliability is None or Decimal(str(reliability)) >= least
