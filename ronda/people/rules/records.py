"""What a loader or a form says about people, one row each; people, centres and posts by their codes."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CentreRow:
    code: str
    name: str


@dataclass(frozen=True)
class PersonRow:
    """All that is to be kept of a person: what is left out is emptied."""

    code: str
    name: str
    email: str = ""
    hired: date | None = None
    education: str = ""
    born: date | None = None


@dataclass(frozen=True)
class AppointmentRow:
    """A person in a post of a centre, from `start` up to, but not including, `end`."""

    person_code: str
    centre_code: str
    post_code: str
    start: date
    end: date | None = None
    monthly_wage_cents: int | None = None


@dataclass(frozen=True)
class LeaveRow:
    """Days away, from `start` up to, but not including, `end`; the policy says which kinds are protected."""

    person_code: str
    start: date
    end: date
    kind: str
    note: str = ""


@dataclass(frozen=True)
class CalendarRow:
    """A day that is worked, or not, against the company's habit."""

    day: date
    working: bool
    name: str = ""


@dataclass(frozen=True)
class RoleRow:
    """A role that follows from no post, from `start` up to, but not including, `end`."""

    person_code: str
    role: str
    start: date
    end: date | None = None
