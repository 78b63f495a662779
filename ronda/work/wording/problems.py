"""Sentences about problems: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "says nothing": gettext_lazy("Write something here."),
}

DEEDS: Deeds = {}
