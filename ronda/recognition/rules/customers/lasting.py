"""How long a round lasts: its last day may be put later, so that more outlets can answer; never earlier."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Lasting:
    """`last` is the last day of now, `announced` the one that was told at first."""

    last: date
    announced: date
    most_days: int

    @property
    def latest(self) -> date:
        return self.announced + timedelta(days=self.most_days)

    def may_grow(self, today: date) -> bool:
        return self.latest > self.last and self.latest >= today


def last_day_fault(lasting: Lasting, wanted: date, today: date) -> tuple[str, str, str] | None:
    """Why this cannot be the last day."""
    if wanted < today:
        return ("closes_on", "is a last day that is over already", "choose today or a later day")
    if wanted <= lasting.last:
        return ("closes_on", "is no later last day", "choose a day after the last one")
    if wanted > lasting.latest:
        what = f"is a last day put off by more than {lasting.most_days} days"
        return ("closes_on", what, "choose an earlier day")
    return None
