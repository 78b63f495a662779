"""People's words in a page, and the pages of the company's set-up beside each other."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template import Context, Library
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ronda.people.rules.last_day import last_day as day_before
from ronda.people.rules.reading import reads_set_up, reads_staff
from ronda.people.wording import names, states
from ronda.people.wording.history import weekdays as names_of_weekdays

register = Library()

TABS = (
    ("people_people", _("People"), True),
    ("people_appointments", _("Appointments"), True),
    ("people_leave", _("Leave"), True),
    ("people_centres", _("Centres"), False),
    ("people_posts", _("Posts"), False),
    ("people_calendar", _("Calendar"), False),
    ("people_roles", _("Roles"), False),
    ("people_accounts", _("Accounts"), False),
    ("people_company", _("Company"), False),
)


@dataclass(frozen=True)
class Tab:
    name: str
    address: str
    here: bool


@register.inclusion_tag("people/tabs.html", takes_context=True)
def set_up_tabs(context: Context) -> dict[str, Any]:
    """The set-up pages of people that the viewer reads; a director reads the first ones only."""
    viewer, path = context.get("viewer"), context["request"].path
    if viewer is None or not reads_staff(viewer):
        return {"tabs": []}
    addresses = [(reverse(page), name) for page, name, staff in TABS if staff or reads_set_up(viewer)]
    return {"tabs": [Tab(str(name), address, path.startswith(address)) for address, name in addresses]}


@register.filter
def staff_post(code: str) -> str:
    return names.post_name(code)


@register.filter
def staff_role(code: str) -> str:
    return names.role_name(code)


@register.filter
def leave_kind(code: str) -> str:
    return names.kind_of_leave(code)


@register.filter
def last_day(end: date | None) -> date | None:
    """The last day that counts."""
    return day_before(end)


@register.filter
def weekdays(digits: str) -> str:
    return names_of_weekdays(digits)


@register.simple_tag
def account_state(person: Any) -> tuple[str, str]:
    """The kind of colour and the word."""
    return states.account_kind(person), states.account_state(person)
