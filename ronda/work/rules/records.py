"""What is recorded about work: people, outlets and products are named by their codes.

`source_key` is the record's name in the system that it comes from. The same key again replaces what the
record said before; without a key every row is a new record.
"""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month


@dataclass(frozen=True)
class TaskRow:
    """What one person of a centre owes by `due`; an effect of None is not judged yet."""

    centre_code: str
    owner_code: str
    duty: str
    title: str
    due: date
    done_on: date | None = None
    effective: bool | None = None
    source_key: str = ""


@dataclass(frozen=True)
class HandoverRow:
    """What the owner hands to the receiver, with the working days that the owner has for it."""

    centre_code: str
    owner_code: str
    duty: str
    title: str
    started_on: date
    allowed_days: int
    receiver_code: str = ""
    outlet_code: str = ""
    given_on: date | None = None
    accepted_on: date | None = None
    returned_on: date | None = None
    return_reason: str = ""
    source_key: str = ""


@dataclass(frozen=True)
class RequestRow:
    """What an outlet asks for, who answers, and whether the outlet confirmed the answer."""

    outlet_code: str
    owner_code: str
    text: str
    raised_on: date
    due_on: date
    closed_on: date | None = None
    confirmed: bool = False
    source_key: str = ""


@dataclass(frozen=True)
class ListingTargetRow:
    """A product that an outlet is to carry in a month."""

    outlet_code: str
    product_code: str
    month: Month
