"""What the kinds of imports are called, and what each is for."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

KIND_NAMES: Mapping[str, Any] = {
    "centres": _("Customer service centres"),
    "people": _("People"),
    "appointments": _("Appointments"),
    "roles": _("Roles"),
    "leave": _("Leave"),
    "calendar": _("Working calendar"),
    "outlets": _("Outlets"),
    "licences": _("Retail licences"),
    "products": _("Products"),
    "portfolios": _("Portfolios"),
    "sales": _("Sales"),
    "listing-targets": _("Listing targets"),
    "system-use": _("System use"),
    "tasks": _("Tasks"),
    "handovers": _("Hand-overs"),
    "requests": _("Customer requests"),
    "visits": _("Visits"),
    "checks": _("Information checks"),
    "forms": _("Satisfaction forms"),
    "certificates": _("Certificates"),
}

KIND_PURPOSES: Mapping[str, Any] = {
    "centres": _("Where people work and results are counted."),
    "people": _("Who works here; with post and first day in the file also since when and as what."),
    "appointments": _("Who holds which post of which centre, from when to when, at which wage."),
    "roles": _("Who leads the company, represents the staff or administers Ronda."),
    "leave": _("Days away from work, so that nobody is measured by days that were not worked."),
    "calendar": _("Holidays, and working days at weekends."),
    "outlets": _("The shops that are visited and supplied, with their classes and places."),
    "licences": _("Which outlet may sell until when."),
    "products": _("What is sold, with wholesale and shelf prices."),
    "portfolios": _("Which account manager looks after which outlet, from when to when."),
    "sales": _("Invoice lines: what every outlet bought on which day."),
    "listing-targets": _("Which products each outlet should carry in a month."),
    "system-use": _("On how many days of a month an outlet used the ordering system."),
    "tasks": _("Work that somebody had to do by a day, and when it was done."),
    "handovers": _("Work passed from post to post: when it was due, given and accepted."),
    "requests": _("What outlets asked for, and when they got an answer."),
    "visits": _("Who was in which outlet on which day, for how long."),
    "checks": _("Whether an outlet's information was complete, correct and on time."),
    "forms": _("How satisfied outlets are."),
    "certificates": _("Which vocational certificates people hold, and until when."),
}


def kind_name(kind: str) -> str:
    return str(KIND_NAMES.get(kind, kind.replace("-", " ").capitalize()))


def kind_purpose(kind: str) -> str:
    return str(KIND_PURPOSES.get(kind, ""))
