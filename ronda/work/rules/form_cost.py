"""What forms cost: minutes of a person-day, and how much of them was filled beforehand."""

from dataclasses import dataclass
from fractions import Fraction

from ronda.work.rules.form_time import SECONDS_A_MINUTE


@dataclass(frozen=True)
class FormCost:
    """Forms that were sent: seconds on them, fields filled beforehand, fields typed."""

    forms: int = 0
    seconds: int = 0
    filled: int = 0
    typed: int = 0

    @property
    def minutes(self) -> Fraction:
        return Fraction(self.seconds, SECONDS_A_MINUTE)

    @property
    def minutes_each(self) -> Fraction | None:
        return self.minutes / self.forms if self.forms else None

    @property
    def filled_share(self) -> Fraction | None:
        """Of all fields that held something, those that nobody had to type."""
        fields = self.filled + self.typed
        return Fraction(self.filled, fields) if fields else None

    def a_day(self, days: int) -> Fraction | None:
        """Minutes a day at work. Worked: two hours on six days at work are 20 minutes a day."""
        return self.minutes / days if days else None

    def plus(self, other: "FormCost") -> "FormCost":
        return FormCost(
            self.forms + other.forms,
            self.seconds + other.seconds,
            self.filled + other.filled,
            self.typed + other.typed,
        )
