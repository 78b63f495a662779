"""Sentences about analyses: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ronda.design.templatetags.figures import quantity
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "comes before any sale that is known": gettext_lazy(
        "No sale of this centre is known up to that day. Import the sales first, or choose a later day."
    ),
    "is settled already": gettext_lazy("Somebody has settled this meanwhile; look at the page again."),
    "is kept as it was then": gettext_lazy(
        "This analysis is kept as others have read it; write another one instead."
    ),
    "is handed over by nobody": gettext_lazy("Only a person of the centre hands an analysis over."),
    "there is no outlet %(code)s": gettext_lazy("There is no outlet %(code)s among yours."),
}


def _searched(said: Mapping[str, Any]) -> str:
    return ngettext(
        "Looked at %(outlets)s outlet and raised what left its pattern (%(found)s)",
        "Looked at %(outlets)s outlets and raised what left its pattern (%(found)s)",
        said["outlets"],
    ) % {"outlets": quantity(said["outlets"]), "found": quantity(said["found"])}


def _briefed(said: Mapping[str, Any]) -> str:
    return ngettext(
        "Handed over to %(people)s account manager",
        "Handed over to %(people)s account managers",
        said["people"],
    ) % {"people": quantity(said["people"])}


DEEDS: Deeds = {
    "analysis.searched": _searched,
    "analysis.written": lambda said: _("Wrote the analysis"),
    "analysis.changed": lambda said: _("Changed the analysis"),
    "analysis.briefed": _briefed,
    "anomaly.problem": lambda said: _("Turned the anomaly of %(outlet)s into a problem") % said,
    "anomaly.dismissed": lambda said: _("Dismissed the anomaly of %(outlet)s") % said,
}
