"""Every write of people: who and when are arguments, one transaction each, told as changes."""

from ronda.people.services.accounts import open_account
from ronda.people.services.appointments import appoint
from ronda.people.services.calendar import set_calendar
from ronda.people.services.company import open_company, open_posts
from ronda.people.services.leave import record_leave
from ronda.people.services.people import keep_centres, keep_people
from ronda.people.services.roles import grant_roles
from ronda.people.services.undo import undo_changes

__all__ = [
    "appoint",
    "grant_roles",
    "keep_centres",
    "keep_people",
    "open_account",
    "open_company",
    "open_posts",
    "record_leave",
    "set_calendar",
    "undo_changes",
]
