"""What was done to a record, as the lines of `<c-history>`."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.templatetags import figures
from ronda.people.queries.history import Deed
from ronda.people.rules.last_day import last_day
from ronda.people.wording.names import WEEKDAYS, kind_of_leave, post_name, role_name

DEEDS = {
    ("company", "added"): gettext_lazy("Company opened"),
    ("company", "changed"): gettext_lazy("Company changed"),
    ("centre", "added"): gettext_lazy("Centre opened"),
    ("centre", "changed"): gettext_lazy("Centre renamed"),
    ("centre", "removed"): gettext_lazy("Centre removed"),
    ("post", "added"): gettext_lazy("Post taken in from the policy"),
    ("post", "changed"): gettext_lazy("Post changed"),
    ("post", "removed"): gettext_lazy("Post removed"),
    ("person", "added"): gettext_lazy("Person recorded"),
    ("person", "changed"): gettext_lazy("Personal data changed"),
    ("person", "removed"): gettext_lazy("Person removed"),
    ("appointment", "added"): gettext_lazy("Appointed"),
    ("appointment", "changed"): gettext_lazy("Appointment corrected"),
    ("appointment", "withdrawn"): gettext_lazy("Appointment withdrawn"),
    ("leave", "added"): gettext_lazy("Leave recorded"),
    ("leave", "changed"): gettext_lazy("Leave corrected"),
    ("leave", "withdrawn"): gettext_lazy("Leave withdrawn"),
    ("rolegrant", "added"): gettext_lazy("Role given"),
    ("rolegrant", "changed"): gettext_lazy("Role corrected"),
    ("rolegrant", "withdrawn"): gettext_lazy("Role withdrawn"),
    ("calendarday", "added"): gettext_lazy("Day set"),
    ("calendarday", "changed"): gettext_lazy("Day corrected"),
    ("calendarday", "withdrawn"): gettext_lazy("Day back to what the week says"),
    ("account", "opened"): gettext_lazy("Account opened"),
    ("account", "disabled"): gettext_lazy("Account switched off"),
    ("account", "enabled"): gettext_lazy("Account switched on"),
    ("account", "unlocked"): gettext_lazy("Account unlocked"),
    ("account", "link_made"): gettext_lazy("Link to set a password made"),
    ("account", "second_step_removed"): gettext_lazy("Second step of the sign-in removed"),
}
FIELDS = {
    "account": gettext_lazy("User name"),
    "person": gettext_lazy("Person"),
    "name": gettext_lazy("Name"),
    "timezone": gettext_lazy("Time zone"),
    "language": gettext_lazy("Language"),
    "working_weekdays": gettext_lazy("Working weekdays"),
    "email": gettext_lazy("E-mail"),
    "hired": gettext_lazy("Hired"),
    "education": gettext_lazy("Education"),
    "born": gettext_lazy("Born"),
    "role": gettext_lazy("Role"),
    "centre": gettext_lazy("Centre"),
    "post": gettext_lazy("Post"),
    "start": gettext_lazy("First day"),
    "end": gettext_lazy("Last day"),
    "monthly_wage_cents": gettext_lazy("Monthly wage"),
    "kind": gettext_lazy("Kind"),
    "note": gettext_lazy("Note"),
    "day": gettext_lazy("Day"),
    "working": gettext_lazy("Working day"),
}


def told(deeds: Iterable[Deed], currency: str = "") -> list[dict[str, Any]]:
    """Entries for `<c-history>`, in the reader's language."""
    return [
        {
            "at": deed.at,
            "who": deed.who or _("Import or command line"),
            "what": str(DEEDS.get((deed.kind, deed.what)) or deed.what),
            "changes": _changes(deed, currency),
            "why": deed.why,
        }
        for deed in deeds
    ]


def _changes(deed: Deed, currency: str) -> list[dict[str, str]]:
    columns = list(deed.after or deed.before)
    return [
        {
            "field": str(FIELDS[column]),
            "before": _written(deed, column, deed.before.get(column), currency),
            "after": _written(deed, column, deed.after.get(column), currency),
        }
        for column in columns
        if deed.before.get(column) != deed.after.get(column)
        and (deed.before.get(column) or deed.after.get(column) or column == "working")
    ]


def _written(deed: Deed, column: str, value: Any, currency: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column == "monthly_wage_cents":
        return figures.money(value, currency)
    if column == "end":
        return figures.day(last_day(value))
    if isinstance(value, date):
        return figures.day(value)
    return _named(deed.kind, column, str(value))


def _named(kind: str, column: str, value: str) -> str:
    names: dict[tuple[str, str], Callable[[str], str]] = {
        ("appointment", "post"): post_name,
        ("rolegrant", "role"): role_name,
        ("post", "role"): role_name,
        ("leave", "kind"): kind_of_leave,
        ("company", "working_weekdays"): weekdays,
        ("company", "language"): language_name,
    }
    return names[kind, column](value) if (kind, column) in names else value


def language_name(code: str) -> str:
    return dict(settings.LANGUAGES).get(code, code)


def weekdays(digits: str) -> str:
    return ", ".join(str(WEEKDAYS[digit]) for digit in digits)
