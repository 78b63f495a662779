"""Selections as each sees them: rules and the chosen, one's own place; never a list of the last."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import LedPerson, people_led
from ronda.people.queries.holders import LEADER, holders_on
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import SelectionRules
from ronda.recognition.models import Campaign, CampaignEntry, Objection

RUNNERS = frozenset({"director", "deputy", "leader", "operator"})
SPEAKERS = frozenset({"director", "deputy", "leader"})
STATE = Campaign.State
PUBLIC = (STATE.PUBLISHED, STATE.FINAL)
KNOWN = (STATE.ANNOUNCED, STATE.COMPUTED, STATE.APPROVED, *PUBLIC)


def selection_rules(on: date) -> SelectionRules:
    """RefusedError where the policy folder has no part about the selection."""
    rules = rules_in_use(on).selection
    if rules is None:
        where, what = "the selection", "is not in the policy"
        raise RefusedError(Problem(where, what, "copy the folder `evaluation` of Ronda's policies"))
    return rules


def levels_of(campaign: Campaign, on: date) -> tuple[int, int]:
    """As announced, or by the policy of the day where the rules did not say it yet."""
    least, most = campaign.rules.get("levels") or selection_rules(on).levels
    return int(least), int(most)


def may_run(viewer: Viewer) -> bool:
    return bool(viewer.roles & RUNNERS)


def may_speak(viewer: Viewer) -> bool:
    """Nominate and judge, under one's name."""
    return bool(viewer.roles & SPEAKERS)


def run_by(viewer: Viewer) -> QuerySet[Campaign]:
    """Of the own centres, or for leaders all of the company."""
    campaigns = Campaign.objects.filter(company_id=viewer.company_id)
    if not may_run(viewer):
        return campaigns.none()
    if viewer.roles & {"leader", "operator"}:
        return campaigns
    return campaigns.filter(centre_id__in=viewer.centres_led)


def campaigns_for(viewer: Viewer) -> QuerySet[Campaign]:
    """Everybody of the centre reads announced rules; drafts are for those who run the selection."""
    campaigns = Campaign.objects.filter(company_id=viewer.company_id).select_related("centre")
    if not viewer.roles:
        return campaigns.none()
    if viewer.roles & {"leader", "operator"}:
        return campaigns
    near = Q(centre_id__in=viewer.centre_ids) | Q(centre__isnull=True)
    if "administrator" in viewer.roles or "staff_representative" in viewer.roles:
        near = Q()
    seen = near & Q(state__in=KNOWN)
    if may_run(viewer):
        seen |= Q(centre_id__in=viewer.centres_led)
    return campaigns.filter(seen).order_by("-year", "-pk")


def campaign_for(viewer: Viewer, number: int) -> Campaign:
    found = campaigns_for(viewer).filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"selection {number}")
    return found


def entries_seen(viewer: Viewer, campaign: Campaign) -> Sequence[CampaignEntry]:
    """Always one's own; for those who run it who stands near the places, for all the chosen once published.

    Whoever is tied with the chosen is published too, unless that would name so many that the last are told.
    """
    if campaign.computed_at is None:
        return []
    entries = campaign.entries.select_related("person", "centre").order_by("place", "person__name")
    own = Q(person_id=viewer.person_id or 0)
    if run_by(viewer).filter(pk=campaign.pk).exists():
        return list(entries.filter(own | Q(chosen=True) | _near(campaign)))
    if campaign.state in PUBLIC:
        named = own | Q(chosen=True)
        return list(entries.filter(named | Q(tied=True) if ties_are_named(campaign) else named))
    return []


def ties_are_named(campaign: Campaign) -> bool:
    """While they and the chosen are no more than half of those compared: the rest would be the last."""
    if not campaign.told.get("tied"):
        return False
    named = campaign.entries.filter(Q(chosen=True) | Q(tied=True)).count()
    return 2 * named <= int(campaign.told["compared"])


def _near(campaign: Campaign) -> Q:
    """The places, and of the tied a few more; never so many that only the last are missing."""
    places, compared = int(campaign.told.get("places", 0)), int(campaign.told.get("compared", 0))
    most = max(places, min(2 * places + 1, compared - 1))
    return Q(place__lte=places) | Q(tied=True, place__lte=most)


def staff_of(campaign: Campaign, *, on: date, led_by: Viewer | None = None) -> list[LedPerson]:
    """Whoever holds one of the announced posts on the day, by name; perhaps only those somebody leads."""
    centres = None if campaign.centre_id is None else {campaign.centre_id}
    led = people_led(led_by or Viewer.operator(campaign.company_id), on=on, centres=centres)
    return [each for each in led if each.post in campaign.rules["posts"]]


def spoken_of(viewer: Viewer, campaign: Campaign) -> list[LedPerson]:
    """Whom the viewer may nominate and judge: those led who are compared on the last day, never oneself."""
    if not may_speak(viewer):
        return []
    found = staff_of(campaign, on=campaign.last, led_by=viewer)
    return [each for each in found if each.person_id != viewer.person_id]


def may_judge(viewer: Viewer, campaign: Campaign) -> bool:
    """Before anybody has seen the places; again only after an objection that was right."""
    if campaign.state == STATE.COMPUTED:
        return may_speak(viewer) and campaign.objections.filter(outcome=Objection.Outcome.UPHELD).exists()
    return may_speak(viewer) and campaign.state == STATE.ANNOUNCED


def may_decide(viewer: Viewer, campaign: Campaign) -> bool:
    """Nobody decides a selection in which oneself is compared."""
    own = viewer.person_id or 0
    return (
        run_by(viewer).filter(pk=campaign.pk).exists() and not campaign.entries.filter(person_id=own).exists()
    )


def may_approve(viewer: Viewer, campaign: Campaign) -> bool:
    """By another hand than the one that made it, and than the one that chose."""
    hands = {campaign.made_by_id, campaign.told.get("chosen_by")}
    return campaign.state == STATE.COMPUTED and viewer.person_id not in hands and may_decide(viewer, campaign)


def may_answer(viewer: Viewer, campaign: Campaign, objection: Objection) -> bool:
    """Somebody who runs it but neither approved it, nor objects, nor is who it is about."""
    meant = {objection.raised_by_id, objection.about_id, campaign.approved_by_id}
    return viewer.person_id not in meant and run_by(viewer).filter(pk=campaign.pk).exists()


def has_second_hand(campaign: Campaign, on: date) -> bool:
    """Whether anybody could approve it: who leads there, did not make it, and is not compared in it."""
    everywhere, posts = Viewer.operator(campaign.company_id), RUNNERS - set(campaign.rules["posts"])
    leaders = holders_on(everywhere, on=on, posts=posts & {LEADER})
    near = {campaign.centre_id} if campaign.centre_id else set()
    led = [each for each in people_led(everywhere, on=on, centres=near) if each.post in posts] if near else []
    hands = {each.person_id for each in leaders} | {each.person_id for each in led}
    return bool(hands - {campaign.made_by_id})


def may_be_finished(campaign: Campaign, today: date) -> bool:
    """The days for objections are over."""
    until = campaign.objections_until
    return campaign.state == STATE.PUBLISHED and until is not None and today > until
