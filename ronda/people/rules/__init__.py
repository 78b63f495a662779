"""Who sees what, who is in a post on which days, and which days are worked."""

from ronda.people.rules.believed import is_believed
from ronda.people.rules.newcomer import is_newcomer
from ronda.people.rules.overlap import first_overlap
from ronda.people.rules.presence import days_away, presence
from ronda.people.rules.records import (
    AppointmentRow,
    CalendarRow,
    CentreRow,
    LeaveRow,
    PersonRow,
    RoleRow,
)
from ronda.people.rules.viewing import Viewer
from ronda.people.rules.working_days import working_days

__all__ = [
    "AppointmentRow",
    "CalendarRow",
    "CentreRow",
    "LeaveRow",
    "PersonRow",
    "RoleRow",
    "Viewer",
    "days_away",
    "first_overlap",
    "is_believed",
    "is_newcomer",
    "presence",
    "working_days",
]
