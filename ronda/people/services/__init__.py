"""Every write of people: who and when are arguments, one transaction each, told as changes."""

from ronda.people.services.accounts import (
    drop_second_step,
    make_password_link,
    open_account,
    open_accounts,
    switch_account,
    unlock_account,
)
from ronda.people.services.appointments import appoint
from ronda.people.services.calendar import set_calendar
from ronda.people.services.company import open_company, open_posts
from ronda.people.services.company_data import change_company
from ronda.people.services.first_run import (
    begin_installation,
    forget_set_up_code,
    is_set_up_code,
    keep_set_up_code,
)
from ronda.people.services.leave import record_leave
from ronda.people.services.people import keep_centres, keep_people
from ronda.people.services.roles import grant_roles
from ronda.people.services.undo import undo_changes

__all__ = [
    "appoint",
    "begin_installation",
    "change_company",
    "drop_second_step",
    "forget_set_up_code",
    "grant_roles",
    "is_set_up_code",
    "keep_centres",
    "keep_people",
    "keep_set_up_code",
    "make_password_link",
    "open_account",
    "open_accounts",
    "open_company",
    "open_posts",
    "record_leave",
    "set_calendar",
    "switch_account",
    "undo_changes",
    "unlock_account",
]
