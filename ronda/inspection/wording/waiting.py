"""Findings and inspections that wait for somebody, as a part of the digest."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import NOTHING, day
from ronda.inspection.queries.steps.standing import Standing
from ronda.inspection.queries.steps.waiting import findings_turns
from ronda.inspection.queries.units.mine import units_waiting
from ronda.inspection.wording.findings import TURNS
from ronda.people.rules import Viewer


def waiting_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """None where nothing waits."""
    turns = findings_turns(viewer, today=today)
    waiting, late = turns.waiting, turns.late
    units = units_waiting(viewer).count()
    if not waiting and not late and not units:
        return None

    def write() -> tuple[str, Sequence[str]]:
        lines = [waiting_words(each) for each in waiting]
        lines += [late_words(each) for each in late]
        if units:
            told = ngettext(
                "%(number)s inspection waits for you", "%(number)s inspections wait for you", units
            )
            lines.append(told % {"number": units})
        return _("Inspections and findings"), lines

    return write


def waiting_words(each: Standing) -> str:
    """`Answer the finding: false visit, Shop 1, by Oct 13, 2022`"""
    return _("%(deed)s: %(finding)s, by %(day)s") % {
        "deed": TURNS[each.turn.deed] if each.turn else "",
        "finding": _subject(each),
        "day": day(each.limit) if each.limit else NOTHING,
    }


def late_words(each: Standing) -> str:
    return _("Finding of %(person)s: %(finding)s was due on %(day)s") % {
        "person": each.finding.person.name,
        "finding": _subject(each),
        "day": day(each.limit) if each.limit else NOTHING,
    }


def _subject(each: Standing) -> str:
    finding = each.finding
    kind = str(finding.get_kind_display())
    return f"{kind} ({finding.outlet.name})" if finding.outlet else kind
