"""What a selection's page says of its views: how reliable they are, who is tied, what other weights do."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ronda.design.templatetags.figures import percent, quantity
from ronda.people.rules import Viewer
from ronda.recognition.models import Campaign, CampaignEntry, Criterion
from ronda.recognition.queries.selection import pay_reliability, ties_are_named
from ronda.recognition.wording.selection import (
    SIDES,
    reliability_use,
    sure_words,
    weighting_words,
    why_not_words,
)


def entry_told(entry: CampaignEntry, viewer: Viewer) -> dict[str, Any]:
    sides = [side for side in SIDES if side in entry.views]
    return {
        "entry": entry,
        "own": entry.person_id == viewer.person_id,
        "why_not": why_not_words(entry.why_not),
        "sure": sure_words(entry.views.get("other_weights")),
        "views": [(str(SIDES[side]), Decimal(entry.views[side]["score"])) for side in sides],
    }


def views_told(campaign: Campaign) -> list[dict[str, Any]]:
    """Each view with the weight that was announced, the one that it kept, and what it may do."""
    if campaign.computed_at is None:
        return []
    told: dict[str, Any] = campaign.told.get("reliability", {})
    ranks, pays = Decimal(campaign.rules["reliability"]), pay_reliability(campaign)
    kept = campaign.told.get("weights", {})
    return [
        {
            "name": SIDES[side],
            "announced": percent(Fraction(weight), 0),
            "kept": percent(Fraction(kept[side]) if side in kept else None, 0),
            "reliability": quantity(None if told.get(side) is None else Decimal(str(told[side])), 2),
            "use": reliability_use(told.get(side), reported=side in told, ranks=ranks, pays=pays),
        }
        for side, weight in campaign.rules["weights"].items()
    ]


def tied_told(campaign: Campaign, entries: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Who is as good as the chosen as far as numbers can tell; only how many where that would name most."""
    number = int(campaign.told.get("tied", 0))
    if not number:
        return None
    names = sorted(each["entry"].person.name for each in entries if each["entry"].tied)
    return {"number": number, "names": names if ties_are_named(campaign) else []}


def weightings_told(campaign: Campaign, entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Under each other weighting whether the chosen would be the same; others are named by nobody's page."""
    chosen = {each["entry"].person_id: each["entry"].person.name for each in entries if each["entry"].chosen}
    return [
        {
            "name": weighting_words(each["kind"], each["side"]),
            "same": set(chosen) <= set(each["best"]),
            "kept": [name for number, name in sorted(chosen.items()) if number in each["best"]],
        }
        for each in campaign.told.get("other_weightings", ())
    ]


def nominations_told(campaign: Campaign, viewer: Viewer, *, everybody: bool) -> list[dict[str, Any]]:
    """What was written by `everybody`, or else by the viewer alone."""
    rows = campaign.nominations.filter(withdrawn_at=None).select_related("person", "nominated_by")
    if not everybody:
        rows = rows.filter(nominated_by_id=viewer.person_id or 0)
    words = dict(Criterion.choices)
    return [
        {"row": each, "texts": [(words[code], text) for code, text in each.texts.items() if code in words]}
        for each in rows.order_by("person__name", "pk")
    ]


def judgements_told(campaign: Campaign, viewer: Viewer, *, everybody: bool) -> list[dict[str, Any]]:
    """What was judged by `everybody`, or else by the viewer alone."""
    words = dict(Criterion.choices)
    rows = campaign.judgements.select_related("person", "judged_by").order_by("person__name", "pk")
    if not everybody:
        rows = rows.filter(judged_by_id=viewer.person_id or 0)
    return [
        {
            "row": each,
            "levels": [
                (words[code], each.levels[code], each.said.get(code, ""))
                for code in words
                if code in each.levels
            ],
        }
        for each in rows
    ]
