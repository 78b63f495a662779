"""Sentences about inspections of drawn units: refusals, deeds, and the fields that are compared in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import NOTHING, day
from ronda.inspection.rules.revisit import Value
from ronda.inspection.rules.unit_fields import FRONT, STORE
from ronda.visits.wording.base_data import FIELDS as BASE_FIELDS
from ronda.visits.wording.base_data import field_words
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not yours to inspect": _("This is not yours to inspect; look at the list of your inspections."),
    "is inspected already": _("This is inspected already; what you see is what came of it."),
    "has too many fields": _("Fill in the form of the page."),
    "does not say how it was inspected": _("Choose how you inspected it."),
    "compares nothing": _("Fill in at least one field that can be compared; text alone is not."),
    "is not inspected yet": _("Send the inspection first; then you write what you found."),
    "is nobody's work": _("This is the work of nobody, or your own: tell whoever leads the centre."),
}


def _inspected(said: Mapping[str, Any]) -> str:
    number = int(said["differing"])
    if number == 0:
        return gettext("Inspected: nothing differs")
    told = ngettext("Inspected: %(number)s field differs", "Inspected: %(number)s fields differ", number)
    return told % {"number": number}


DEEDS: Deeds = {
    "unit.inspected": _inspected,
    "unit.not_possible": lambda said: gettext("Said that it could not be inspected"),
}

FIELDS: Mapping[str, Promise] = {
    "took_place": _("Did the visit take place?"),
    "display": _("Display"),
    "price_marking": _("Price marking"),
    "base_data": _("Name, address, licence and classes of the outlet"),
    "next_on": _("Next step on"),
    "outcome": _("What came of the visit"),
    "task_result": _("Result of the task"),
    "answer": _("What the outlet said to it"),
    "change": _("What is different from the record"),
    "next_step": _("Next step"),
    "done": _("Is it done as recorded?"),
    "proof": _("Does the proof show it?"),
    "result": _("Result of the task"),
}
VALUES: Mapping[str, Mapping[str, Promise]] = {
    "took_place": {
        "yes": pgettext_lazy("visit took place", "yes"),
        "no": pgettext_lazy("visit took place", "no"),
    },
    "check": {
        "good": pgettext_lazy("check", "as it should be"),
        "mended": pgettext_lazy("check", "put right at the visit"),
        "poor": pgettext_lazy("check", "to be put right"),
    },
    "base_data": {
        "confirmed": pgettext_lazy("base data", "confirmed"),
        "changed": pgettext_lazy("base data", "changed"),
    },
    "done": {
        "yes": pgettext_lazy("work done", "yes"),
        "partly": pgettext_lazy("work done", "partly"),
        "no": pgettext_lazy("work done", "no"),
    },
    "proof": {
        "shows": pgettext_lazy("proof", "shows the work"),
        "other": pgettext_lazy("proof", "shows something else"),
        "none": pgettext_lazy("proof", "there is none"),
    },
}
KIND_OF: Mapping[str, str] = {"display": "check", "price_marking": "check"}
OUTCOMES: Mapping[str, tuple[Promise, str]] = {
    "same": (pgettext_lazy("comparison", "same"), "good"),
    "differs": (pgettext_lazy("comparison", "differs"), "attention"),
    "open": (pgettext_lazy("comparison", "not compared"), "plain"),
    "ignored": (pgettext_lazy("comparison", "to be read"), "note"),
}
OBJECTS: Mapping[str, Promise] = {
    "visits": _("Visit"),
    "information": _("Base data of the outlet"),
    "phase_work": _("Phase work"),
}


def compared_words(name: str, products: Mapping[int, str]) -> str:
    """The label of a field; those of a product say which one and where it was counted."""
    for place, label in (
        (FRONT, _("%(product)s, at the front")),
        (STORE, _("%(product)s, in the storeroom")),
    ):
        number = name.removeprefix(place)
        if name.startswith(place) and number.isdecimal():
            return str(label) % {"product": products.get(int(number), NOTHING)}
    if name in FIELDS:
        return str(FIELDS[name])
    words = field_words(name) if name in BASE_FIELDS else OUTLET_FIELDS.get(name, name)
    return str(words)


# Fields of an outlet whose words are those of its own forms.
OUTLET_FIELDS: Mapping[str, Promise] = {
    "market_type": _("market"),
    "visit_class": _("visit class"),
    "status": _("status"),
    "size": _("size"),
    "outlet_type": _("type"),
}


def value_words(name: str, value: Value) -> str:
    if value in (None, ""):
        return NOTHING
    known = VALUES.get(KIND_OF.get(name, name), {})
    if str(value) in known:
        return str(known[str(value)])
    if name == "photo":
        return pgettext("photo of an outlet", "there is one")
    if name in {"next_on", "licence_issued", "licence_expires"}:
        return _day(str(value))
    return str(value)


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
