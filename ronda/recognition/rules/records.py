"""What is recorded about what outlets think."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FormRow:
    """One outlet's answer on a satisfaction form, 0 to 100; one that is not valid does not count."""

    outlet_code: str
    day: date
    score: int
    valid: bool = True
    source_key: str = ""
