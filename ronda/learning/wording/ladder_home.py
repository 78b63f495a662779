"""The card of the next rung on the home page of learning."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.learning.queries.home import HomePart, HomeRow
from ronda.learning.queries.ladder_home import own_next_rung
from ronda.learning.wording.ladder import proof_names, rung_name
from ronda.people.rules import Viewer

MOST = 3


def ladder_part(viewer: Viewer, on: date) -> HomePart | None:
    """What the own rung still lacks, then what the next one asks; the first few of it."""
    found = own_next_rung(viewer, on)
    if found is None:
        return None
    address = reverse("ladder")
    rows = [
        HomeRow(
            words=each.competence.title,
            address=address,
            below=_("Shown by: %(proofs)s") % {"proofs": proof_names(each.proofs)},
            state=_("for your rung") if each.own else "",
            tone="attention" if each.own else "quiet",
        )
        for each in found.missing[:MOST]
    ]
    above = found.next_rung
    title = _("The next rung: %(next)s") % {"next": rung_name(above)} if above else _("The highest rung")
    return HomePart(
        name="ladder",
        title=title,
        rows=rows,
        more=address,
        more_words=_("My ladder"),
        empty=_("Nothing is missing. Whoever leads your centre decides on the next step."),
    )
