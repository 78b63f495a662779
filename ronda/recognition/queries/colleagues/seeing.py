"""Rounds as each sees them. While a round is open nobody learns who has handed in, or how many have."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import ColleagueRules
from ronda.recognition.models import PeerExclusion, PeerRound, PeerSlot
from ronda.recognition.rules.colleagues import Sheet, Slot, pairs_of

ARRANGERS = frozenset({"director", "deputy", "information_officer", "leader", "administrator", "operator"})
OF_COMPANY = frozenset({"leader", "administrator", "operator", "staff_representative"})


def colleague_rules(on: date) -> ColleagueRules:
    """RefusedError where the policy folder has no part about ratings by colleagues."""
    rules = rules_in_use(on).colleagues
    if rules is None:
        what = "have no policy"
        raise RefusedError(
            Problem("ratings by colleagues", what, "copy the folder `evaluation` of Ronda's policies")
        )
    return rules


def may_arrange(viewer: Viewer) -> bool:
    return bool(viewer.roles & ARRANGERS)


def arranged_by(viewer: Viewer) -> QuerySet[PeerRound]:
    """Rounds that the viewer makes, opens and closes: of the own centres, or all of the company."""
    rounds = PeerRound.objects.filter(company_id=viewer.company_id)
    if not may_arrange(viewer):
        return rounds.none()
    if viewer.roles & (OF_COMPANY - {"staff_representative"}):
        return rounds
    return rounds.filter(centre_id__in=viewer.centre_ids)


def peer_rounds_for(viewer: Viewer) -> QuerySet[PeerRound]:
    """Those one takes part in, arranges or holds a key of; company roles see all."""
    rounds = PeerRound.objects.filter(company_id=viewer.company_id).select_related("centre", "version")
    if viewer.roles & OF_COMPANY:
        return rounds
    own = Q(slots__person_id=viewer.person_id) | Q(keys__holder_id=viewer.person_id)
    if may_arrange(viewer):
        own |= Q(centre_id__in=viewer.centre_ids)
    return rounds.filter(own).distinct()


def peer_round_for(viewer: Viewer, number: int) -> PeerRound:
    found = peer_rounds_for(viewer).filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"round {number} of ratings by colleagues")
    return found


def own_slot(viewer: Viewer, round_: PeerRound) -> PeerSlot | None:
    return round_.slots.filter(person_id=viewer.person_id or 0).first()


def own_slots(viewer: Viewer, rounds: Iterable[PeerRound]) -> dict[int, PeerSlot]:
    """By round."""
    slots = PeerSlot.objects.filter(round__in=list(rounds), person_id=viewer.person_id or 0)
    return {slot.round_id: slot for slot in slots}


def pairs_in(round_: PeerRound) -> dict[int, tuple[int, ...]]:
    slots = [Slot(each.person_id, each.rates, each.is_rated) for each in round_.slots.all()]
    excluded = PeerExclusion.objects.filter(round=round_).values_list("rater_id", "person_id")
    return pairs_of(slots, set(excluded))


def people_to_rate(viewer: Viewer, round_: PeerRound) -> list[Any]:
    """People, by name: those whom the viewer rates in the round."""
    numbers = pairs_in(round_).get(viewer.person_id or 0, ())
    slots = round_.slots.filter(person_id__in=numbers).select_related("person").order_by("person__name")
    return [slot.person for slot in slots]


def sheet_of(round_: PeerRound, rules: ColleagueRules) -> Sheet:
    version = round_.version
    codes = tuple(item["code"] for item in version.items if item["kind"] == "scale")
    return Sheet(codes, version.least, version.most, rules.comment_most_letters)
