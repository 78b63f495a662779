"""Classes of outlets and changes of them in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.templatetags.figures import NOTHING
from ronda.outlets.models import ClassChange, Outlet
from ronda.outlets.models.names import COMPLIANCE, VISIT_CLASSES

CLASSES: Mapping[str, Promise] = {
    "outlet_type": _("Type"),
    "market_type": _("Market type"),
    "size": _("Store size"),
    "grade": _("Grade (1-30)"),
    "compliance": _("Compliance class"),
    "stars": _("Stars"),
    "visit_class": _("Visit class"),
}
STATES: Mapping[str, tuple[Promise, str]] = {
    "proposed": (pgettext_lazy("class change", "Proposed"), "note"),
    "approved": (pgettext_lazy("class change", "Approved"), "good"),
    "returned": (pgettext_lazy("class change", "Returned"), "attention"),
    "withdrawn": (pgettext_lazy("class change", "Withdrawn"), "plain"),
}
_CHOICES: Mapping[str, list[tuple[str, Any]]] = {
    "outlet_type": list(Outlet.Kind.choices),
    "market_type": list(Outlet.Market.choices),
    "size": list(Outlet.Size.choices),
    "grade": [("", _("none given")), *((str(number), str(number)) for number in range(1, 31))],
    "compliance": list(COMPLIANCE.items()),
    "stars": [("", _("none given")), *((str(number), str(number)) for number in range(7))],
    "visit_class": [(code, code) for code in VISIT_CLASSES],
}


def class_choices(which: str) -> list[tuple[str, Any]]:
    return _CHOICES[which]


def class_words(which: str, text: str) -> str:
    """A class as people call it."""
    return str(dict(_CHOICES[which]).get(text, text)) or NOTHING


def change_words(change: ClassChange) -> str:
    """`Visit class: B → A`"""
    old, new = class_words(change.which, change.old), class_words(change.which, change.new)
    return f"{CLASSES[change.which]}: {old} → {new}"
