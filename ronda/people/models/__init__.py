"""Companies, their centres and posts, and who holds which post when."""

from ronda.people.models.accounts import AccountDeed
from ronda.people.models.company import CalendarDay, Centre, Company, Post
from ronda.people.models.staff import Appointment, Leave, Person, RoleGrant

__all__ = [
    "AccountDeed",
    "Appointment",
    "CalendarDay",
    "Centre",
    "Company",
    "Leave",
    "Person",
    "Post",
    "RoleGrant",
]
