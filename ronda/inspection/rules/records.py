"""What is recorded by inspection: people and outlets are named by their codes, visits by their number."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CheckRow:
    """One outlet's base data, sampled on a day and held against what is true.

    `priority` is the number of the phase priority that it was sampled for.
    """

    outlet_code: str
    day: date
    complete: bool
    correct: bool
    on_time: bool
    source_key: str = ""
    priority: str = ""


@dataclass(frozen=True)
class FindingRow:
    """A breach of integrity that somebody confirmed, with the reason; a false visit may name the visit."""

    person_code: str
    kind: str
    confirmed_on: date
    reason: str
    visit_number: int | None = None
    source_key: str = ""
