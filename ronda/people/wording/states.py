"""States of rows and accounts: the word, and the kind of colour that goes with it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _


def when_word(row: Any, on: date) -> str:
    if row.start > on:
        return _("later")
    return _("over") if row.end is not None and row.end <= on else _("today")


def when_kind(row: Any, on: date) -> str:
    if row.start > on:
        return "note"
    return "plain" if row.end is not None and row.end <= on else "good"


def account_state(person: Any) -> str:
    """`person` carries `is_locked`, as `queries.lists` gives it."""
    if not person.user.is_active:
        return _("switched off")
    if person.is_locked:
        return _("locked after wrong passwords")
    return _("open") if person.user.has_usable_password() else _("no password set yet")


def account_kind(person: Any) -> str:
    if not person.user.is_active:
        return "plain"
    if person.is_locked:
        return "attention"
    return "good" if person.user.has_usable_password() else "note"
