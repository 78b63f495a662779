"""Sentences about innovation points: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext, gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "are points taken back already": gettext_lazy("These points are taken back already."),
}

DEEDS: Deeds = {
    "points.taken_back": lambda said: gettext("Took %(points)s points back") % said,
}
