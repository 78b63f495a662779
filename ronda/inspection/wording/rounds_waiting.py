"""Rounds whose next step is somebody's own, as a part of the digest."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ronda.inspection.queries.rounds import RoundLine, round_lines
from ronda.inspection.wording.rounds import NEXT
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES

SPEAKING = LEADING_ROLES | {"leader", "staff_representative"}


def rounds_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """None where nothing waits; never a word of what was drawn."""
    if not viewer.roles & SPEAKING:
        return None
    waiting = [each for each in round_lines(viewer, today=today) if each.mine]
    if not waiting:
        return None
    return lambda: (_("Rounds of inspections"), [_line(each) for each in waiting])


def _line(each: RoundLine) -> str:
    return _("%(round)s: %(next)s") % {"round": each.title, "next": NEXT[each.next.code]}
