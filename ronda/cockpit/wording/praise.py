"""What waits for a person in recognition and in innovation, as lines of My day."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.cockpit.queries.waiting import Praise, praise_waiting
from ronda.people.rules import Viewer
from ronda.work.queries.home_parts import HomeRow

# Of each kind.
MOST = 3


def praise_rows(viewer: Viewer, on: date) -> list[HomeRow]:
    """`day` is the day until which it is waited for."""
    return [_row(each, on) for each in praise_waiting(viewer, on, MOST)]


def _row(each: Praise, on: date) -> HomeRow:
    if each.kind == "round":
        address = reverse("peer_round", args=[each.number])
        return HomeRow(_("Rate your colleagues"), address, each.text, each.day)
    if each.kind == "note":
        address = reverse("recognition_note_answer", args=[each.number])
        return HomeRow(_("A note about you"), address, each.text)
    if each.kind == "idea":
        late = "attention" if each.day < on else "note"
        words, below = _("Answer the suggestion"), f"{each.text} ({each.name})"
        return HomeRow(words, reverse("idea", args=[each.number]), below, each.day, tone=late)
    return HomeRow(_("Give marks"), reverse("review", args=[each.number]), each.text, each.day)
