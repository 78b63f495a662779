"""The history of an outlet, a licence or a product in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.templatetags.figures import day, money, plain_number
from ronda.outlets.models import Licence, LicenceEvent, Outlet, Product
from ronda.outlets.queries.edits import Edit


@dataclass(frozen=True)
class ToldChange:
    """One field before and after; an empty text is nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ToldEdit:
    """What the history of a record shows of one edit."""

    what: str
    changes: Sequence[ToldChange]
    at: datetime
    who: str
    why: str


_MODELS = {"outlet": Outlet, "licence": Licence, "product": Product, "event": LicenceEvent}
_WHATS = {
    ("outlet", "added"): gettext_lazy("Outlet added"),
    ("outlet", "changed"): gettext_lazy("Outlet changed"),
    ("outlet", "removed"): gettext_lazy("Outlet removed"),
    ("product", "added"): gettext_lazy("Product added"),
    ("product", "changed"): gettext_lazy("Product changed"),
    ("product", "removed"): gettext_lazy("Product removed"),
    ("licence", "added"): gettext_lazy("Licence %(name)s added"),
    ("licence", "changed"): gettext_lazy("Licence %(name)s changed"),
    ("licence", "removed"): gettext_lazy("Licence %(name)s removed"),
    ("event", "added"): gettext_lazy("What happened to licence %(name)s"),
    ("event", "removed"): gettext_lazy("Taken back: what happened to licence %(name)s"),
    ("portfolio", "changed"): gettext_lazy("Portfolio"),
}
_FIELDS = {
    "holders": gettext_lazy("Account manager"),
    "centre_id": gettext_lazy("Customer service centre"),
    "wholesale_cents": gettext_lazy("Wholesale price"),
    "shelf_cents": gettext_lazy("Shelf price"),
}
_YES_NO = {True: pgettext_lazy("answer", "yes"), False: pgettext_lazy("answer", "no")}


def told_edits(edits: Iterable[Edit], currency: str, centres: Mapping[int, str]) -> list[ToldEdit]:
    """`centres` are the names of the company's centres by number."""
    words = _Words(currency, centres)
    return [
        ToldEdit(
            str(_WHATS[edit.kind, edit.act]) % {"name": edit.name},
            words.changes(edit),
            edit.at,
            edit.who or _("by import or command"),
            edit.why,
        )
        for edit in edits
    ]


@dataclass(frozen=True)
class _Words:
    currency: str
    centres: Mapping[int, str]

    def changes(self, edit: Edit) -> list[ToldChange]:
        model = _MODELS.get(edit.kind)
        return [
            ToldChange(
                _field_name(model, name),
                self.value(model, name, edit.before.get(name)),
                self.value(model, name, edit.after.get(name)),
            )
            for name in {**edit.before, **edit.after}
        ]

    def value(self, model: Any, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if name == "holders":
            return "; ".join(_span(*span) for span in value)
        if name == "centre_id":
            return self.centres.get(value, "")
        if name.endswith("_cents"):
            return money(value, self.currency)
        return _plain(value, dict(model._meta.get_field(name).flatchoices))


def _field_name(model: Any, name: str) -> str:
    text = str(_FIELDS[name] if name in _FIELDS else model._meta.get_field(name).verbose_name)
    return text[:1].upper() + text[1:]


def _plain(value: Any, choices: Mapping[Any, Any]) -> str:
    if value in choices:
        return str(choices[value])
    if isinstance(value, bool):
        return str(_YES_NO[value])
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return time_format(value)
    return plain_number(value, 6) if isinstance(value, int | Decimal) else str(value)


def _span(name: str, start: date, end: date | None) -> str:
    if end is None:
        return _("%(person)s from %(start)s") % {"person": name, "start": day(start)}
    said = {"person": name, "start": day(start), "end": day(end)}
    return _("%(person)s from %(start)s up to %(end)s") % said
