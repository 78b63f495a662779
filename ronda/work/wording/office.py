"""Sentences about records of the office: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is done or dropped": gettext_lazy("This record is done or dropped; open it again before you change it."),
    "is in another state by now": gettext_lazy(
        "Somebody has brought this record to another state meanwhile."
    ),
    "lies before its day": gettext_lazy("It cannot be due before its own day."),
}

DEEDS: Deeds = {
    "office.kept": lambda said: _("The record was kept"),
    "office.changed": lambda said: _("The record was changed"),
    "office.open": lambda said: _("The record was opened again"),
    "office.review": lambda said: _("The document was given to be looked over"),
    "office.done": lambda said: _("The record is done"),
    "office.dropped": lambda said: _("The record was dropped"),
}
KINDS = {"open": "note", "review": "attention", "done": "good", "dropped": "plain"}
