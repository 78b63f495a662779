"""Computing a selection from what was published, and choosing: by place, and at a tie with a reason."""

import secrets
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import Campaign, CampaignEntry
from ronda.recognition.queries.selection import levels_of, may_decide, selection_rules, staff_of
from ronda.recognition.queries.selection.business import business_of
from ronda.recognition.queries.selection.views import Views, views_in
from ronda.recognition.rules.selection import (
    MEASURED,
    Business,
    Selection,
    Side,
    combined,
    placed,
    places,
    reweighed,
    robust,
    weights_kept,
    why_not,
)
from ronda.recognition.services.selection.campaigns import ABOUT, STATE, run_in
from ronda.work.services.tracing import leave_trace

FOUR = Decimal("0.0001")


@transaction.atomic
def compute_campaign(*, by: Viewer, at: datetime, today: date, number: int) -> Campaign:
    """Once the period is over; again as long as nobody has approved it."""
    campaign = _to_compute(by, number)
    if today <= campaign.last:
        raise RefusedError(
            Problem("the selection", "is computed after its last day", "wait until the period is over")
        )
    numbers, rules = selection_rules(today), campaign.rules
    staff = staff_of(campaign, on=campaign.last)
    people = {each.person_id: each for each in staff}
    business = business_of(campaign.company_id, campaign.first, campaign.last, people)
    views, reliability = views_in(campaign, people, levels_of(campaign, today))
    weights = weights_kept(
        {side: Decimal(weight) for side, weight in rules["weights"].items()},
        reliability,
        Decimal(rules["reliability"]),
    )
    k = places(len(staff), Decimal(rules["places_share"]))
    reasons = {
        person: list(
            why_not(
                business.get(person, Business()),
                least_months=int(rules["least_months"]),
                least_grade=rules["least_grade"],
                grades=rules["grades"],
            )
        )
        for person in people
    }
    _refuse_half_judged(views, weights, [person for person in people if not reasons[person]])
    scores = {}
    for person in people:
        found = combined(views.get(person, {}), weights)
        if found is None:
            reasons[person].append("not_compared")
        elif not reasons[person]:
            scores[str(person)] = found
    campaign.seed = campaign.seed or secrets.randbits(62)
    chance = np.random.default_rng(campaign.seed)
    width = float(rules.get("tie_errors") or numbers.tie_errors)
    standing = placed(scores, k, chance, draws=numbers.draws, width=width)
    others = reweighed({person: views[int(person)] for person in scores}, weights, k)
    sure = robust(others, scores)
    campaign.entries.all().delete()
    CampaignEntry.objects.bulk_create(
        [
            CampaignEntry(
                campaign=campaign,
                person_id=person,
                centre_id=each.centre_id,
                eligible=not reasons[person],
                why_not=reasons[person],
                views=_told(views.get(person, {}), weights, sure.get(str(person))),
                **_standing(standing, str(person)),
            )
            for person, each in people.items()
        ]
    )
    campaign.told = {
        "places": k,
        "staff": len(staff),
        "compared": len(scores),
        "weights": {side: str(weight) for side, weight in weights.items()},
        "reliability": reliability,
        "tied": sum(each.tied for each in standing.places),
        "other_weightings": [
            {"kind": each.kind, "side": each.side, "best": [int(person) for person in each.best]}
            for each in others
        ],
    }
    campaign.computed_at, campaign.state = at, STATE.COMPUTED
    campaign.save()
    leave_trace(by=by, at=at, about=ABOUT, number=campaign.pk, what="campaign.computed")
    return campaign


@transaction.atomic
def choose(*, by: Viewer, at: datetime, number: int, people: Collection[int], why: str) -> Campaign:
    """No more than there are places, none who may not be; who is passed over or tied asks for a reason.

    Never by somebody who is compared in it.
    """
    campaign = run_in(by, number, STATE.COMPUTED)
    if not may_decide(by, campaign):
        what = "is not made by somebody who is compared"
        raise RefusedError(Problem("the choice", what, "leave it to a leader who is not compared"))
    entries = {each.person_id: each for each in campaign.entries.all()}
    chosen = [entries[person] for person in people if person in entries]
    k = int(campaign.told["places"])
    if not chosen or len(chosen) > k:
        what = "names nobody or more people than there are places"
        raise RefusedError(Problem("the choice", what, f"choose from 1 to {k}"))
    if any(not each.eligible for each in chosen):
        what = "names somebody who may not be chosen"
        raise RefusedError(Problem("the choice", what, "look at the reasons beside the name"))
    if _wants_a_reason(list(entries.values()), chosen) and not why.strip():
        what = "differs from the places or decides a tie without a reason"
        raise RefusedError(Problem("the choice", what, "say in words what decided"))
    for each in entries.values():
        each.chosen, each.chosen_why = each in chosen, why.strip() if each in chosen else ""
        each.certificate_code = secrets.token_hex(6) if each.chosen else ""
    CampaignEntry.objects.bulk_update(entries.values(), ["chosen", "chosen_why", "certificate_code"])
    campaign.told |= {"chosen_by": by.person_id}
    campaign.save(update_fields=["told"])
    leave_trace(by=by, at=at, about=ABOUT, number=campaign.pk, what="campaign.chosen", why=why.strip())
    return campaign


def _refuse_half_judged(views: Views, weights: Mapping[Side, Fraction], people: Collection[int]) -> None:
    """Whoever leaves some without a judgement would take them out of the comparison."""
    measured = [side for side in weights if side in MEASURED]
    known = [views.get(person, {}) for person in people]
    compared = [each for each in known if all(side in each for side in measured)]
    if "leaders" in weights and any("leaders" not in each for each in compared):
        what = "has a leader's judgement of some and not of all who are compared"
        raise RefusedError(Problem("the selection", what, "judge everybody first"))


def _to_compute(by: Viewer, number: int) -> Campaign:
    try:
        return run_in(by, number, STATE.ANNOUNCED)
    except RefusedError:
        return run_in(by, number, STATE.COMPUTED)


def _wants_a_reason(entries: list[CampaignEntry], chosen: list[CampaignEntry]) -> bool:
    if any(each.tied or each.place is None for each in chosen):
        return True
    last = max(each.place or 0 for each in chosen)
    passed = [each for each in entries if each.place is not None and each.place < last and each not in chosen]
    return bool(passed)


def _standing(selection: Selection, person: str) -> dict[str, Any]:
    found = next((each for each in selection.places if each.person == person), None)
    if found is None:
        return {}
    return {
        "score": _four(found.score),
        "error": _four(found.error),
        "chance": _four(found.chance),
        "place": found.place,
        "tied": found.tied,
    }


def _told(views: Any, weights: Any, others: tuple[int, int] | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        side: {
            "score": str(_four(view.of_hundred)),
            "error": str(_four(view.error_of_hundred)),
            "weight": str(weights.get(side, 0)),
        }
        for side, view in views.items()
    }
    return told | ({"other_weights": list(others)} if others and others[1] else {})


def _four(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(FOUR)
