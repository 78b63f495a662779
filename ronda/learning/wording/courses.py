"""Sentences about courses and their materials: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not offered yet": gettext_lazy("The course is a draft; offer it first."),
    "is still to come": gettext_lazy("The day is still to come; name the day on which it was learnt."),
    "are none, or more than a day has": gettext_lazy("Name minutes from 1 to 1440, those of one day."),
}

DEEDS: Deeds = {}
