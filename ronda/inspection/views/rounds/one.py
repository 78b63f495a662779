"""One round: its bar of steps, what everybody may know of it, and what waits for whoever looks."""

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import percent
from ronda.inspection.queries.rounds import RoundPage, UnitLine, round_page
from ronda.inspection.rules.draws.commit import LEAST_SIGNS, MOST_SIGNS
from ronda.inspection.wording.draws import PARTIES
from ronda.inspection.wording.rounds import CHANCES, KINDS, METHODS, NEXT, STEPS, UNIT_KINDS, whose_turn
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today


@for_viewer
def show_round(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = round_page(viewer, number, today=today())
    waits = found.line.next
    mine = [each for each in found.parties if each.is_mine]
    context = {
        "found": found,
        "kind": KINDS[found.line.state],
        "steps": [{"name": str(STEPS[step]), "state": state} for step, state in found.now_steps],
        "next": "" if waits.code == "none" else NEXT[waits.code],
        "whose": whose_turn(waits),
        "method": METHODS[found.asked.method],
        "parties": [(PARTIES[each.party], each) for each in found.parties],
        "to_commit": _open(mine, "commit" if found.line.state == "announced" else ""),
        "to_reveal": _open(mine, "reveal" if waits.code == "reveal" else ""),
        "least_signs": LEAST_SIGNS,
        "most_signs": MOST_SIGNS,
        "units": [_unit(viewer, each) for each in found.units],
        "mine_only": bool(found.units) and not found.sees_draw,
        "inspects": any(each.row.inspector_id == viewer.person_id for each in found.units),
        "may": _deeds(found),
        "estimate": _estimate(found),
        "public": request.build_absolute_uri(reverse("draw", args=[found.address])),
    }
    return render(request, "inspection/round.html", context)


def _open(parties: list[Any], deed: str) -> list[tuple[Any, Any]]:
    """The viewer's parties that have this still to do."""
    if not deed:
        return []
    if deed == "commit":
        return [(PARTIES[each.party], each) for each in parties if each.promise is None]
    return [
        (PARTIES[each.party], each)
        for each in parties
        if each.promise is not None and each.revealed_at is None
    ]


def _deeds(found: RoundPage) -> set[str]:
    """Buttons that whoever leads the round finds now."""
    if not found.leads:
        return set()
    waits = found.line.next.code
    deeds: set[str] = set()
    if waits in {"freeze", "beacon", "draw", "release"}:
        deeds.add(waits)
    if waits == "draw" and found.asked.beacon:
        deeds.add("beacon")
    if found.sees_draw and found.line.state == "drawn" and found.due is not None and found.due < today():
        deeds.add("release")
    if found.line.state in {"announced", "frozen", "drawn"}:
        deeds.add("abandon")
    return deeds


def _unit(viewer: Viewer, each: UnitLine) -> dict[str, Any]:
    mine = viewer.person_id is not None and each.row.inspector_id == viewer.person_id
    return {
        "line": each,
        "kind": "attention" if each.differs else UNIT_KINDS[each.row.state],
        "why": CHANCES.get(each.row.why.get("code", ""), ""),
        "mine": mine,
        "check": _check_address(each.row.pk) if mine or each.row.state != "to_check" else "",
    }


def _check_address(number: int) -> str:
    """The page of a unit's inspection, where this Ronda has one."""
    try:
        return reverse("inspection_check", args=[number])
    except NoReverseMatch:
        return ""


def _estimate(found: RoundPage) -> dict[str, Any] | None:
    told = found.estimate
    if told is None:
        return None
    said: dict[str, Any] = {"told": told, "wanted": percent(1 - told.wanted, 0)}
    if told.rate is not None and told.bounds is not None:
        said |= {
            "rate": percent(told.rate.rate, 1),
            "low": percent(_exact(told.bounds.low), 1),
            "high": percent(_exact(told.bounds.high), 1),
            "confidence": percent(_exact(told.confidence), 0),
            "verdict": _verdict(told.bounds.low, told.bounds.high, float(1 - told.wanted)),
        }
    return said


def _exact(value: float) -> Any:
    return Fraction(value).limit_denominator(10**9)


def _verdict(low: float, high: float, line: float) -> str:
    """Against the pass line, as far as the sample can say."""
    if high <= line:
        return _("The unit meets the pass line.")
    if low > line:
        return _("The unit misses the pass line.")
    return _("The sample is too small to say whether the unit meets the pass line.")
