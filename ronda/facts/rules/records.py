"""What a caller hands in to set a target by hand."""

from dataclasses import dataclass

from ronda.kernel.period import Month


@dataclass(frozen=True)
class TargetRow:
    """A target of one outlet, one person or one centre, named by its code; exactly one of the three.

    The value is `value_num / value_den` in the unit of the indicator's measure: cents for sales.
    """

    month: Month
    indicator: str
    value_num: int
    reason: str
    value_den: int = 1
    outlet_code: str | None = None
    person_code: str | None = None
    centre_code: str | None = None
