"""Values of targets as people write them, and raised or lowered by a share."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Refusal = Literal["not_a_number", "below_nothing", "above_the_whole"]


@dataclass(frozen=True)
class Refused:
    """Why a text is no value of a target."""

    why: Refusal


def read_value(text: str, unit: str) -> Fraction | Refused:
    """In the unit of the measure: cents of an amount, a share of `85%` or `0.85`, else a number."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    is_share = unit == "ratio" and plain.endswith("%")
    number = _number(plain.removesuffix("%") if is_share else plain)
    if number is None:
        return Refused("not_a_number")
    value = number * 100 if unit == "cents" else number / 100 if is_share else number
    if value < 0:
        return Refused("below_nothing")
    if unit == "ratio" and value > 1:
        return Refused("above_the_whole")
    return Fraction(int(value)) if unit == "cents" and value.denominator > 1 else value


def raised(value: Fraction, percent: Fraction, unit: str) -> Fraction:
    """The value made larger or smaller by a percentage; cents stay whole, a share is never above one."""
    made = max(value * (100 + percent) / 100, Fraction(0))
    if unit == "cents":
        return Fraction(round(made))
    return min(made, Fraction(1)) if unit == "ratio" else Fraction(round(made * 100), 100)


def _number(text: str) -> Fraction | None:
    """The last of two marks starts the decimals; a comma alone does, unless it parts thousands."""
    parts_thousands = re.fullmatch(r"-?\d{1,3}(,\d{3})+", text)
    point = "," if text.rfind(",") > text.rfind(".") and not parts_thousands else "."
    group = "." if point == "," else ","
    plain = text.replace(group, "").replace(point, ".")
    return Fraction(plain) if re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", plain) else None
