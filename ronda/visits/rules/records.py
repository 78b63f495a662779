"""What is recorded about visits: people and outlets are named by their codes."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class VisitRow:
    """One person at one outlet on one day; `kind` is `visit`, or `field_visit` of those who supervise.

    `source_key` is the visit's name in the system that it comes from; the same key again replaces what
    the record said before. `priority` is the number of the phase priority that the visit was for.
    """

    outlet_code: str
    person_code: str
    day: date
    kind: str = "visit"
    started_at: datetime | None = None
    minutes: int | None = None
    outcome: str = ""
    source_key: str = ""
    priority: str = ""
