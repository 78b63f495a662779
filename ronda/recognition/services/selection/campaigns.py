"""A selection from its draft to its end: rules are announced before, and decided by two persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.recognition.models import Campaign
from ronda.recognition.queries.selection import (
    has_second_hand,
    may_approve,
    may_be_finished,
    may_run,
    run_by,
    selection_rules,
)
from ronda.recognition.rules.selection import least_months_of
from ronda.work.services.tracing import leave_trace

STATE = Campaign.State
ABOUT = "campaign"


@dataclass(frozen=True)
class CampaignSaid:
    """`posts` are compared with each other; no centre: the whole company."""

    title: str
    year: int
    first: date
    last: date
    posts: Sequence[str]
    centre: int | None = None


@transaction.atomic
def make_campaign(*, by: Viewer, at: datetime, today: date, said: CampaignSaid) -> Campaign:
    """With the rules of the policy of the day, which stay as they are from then on."""
    if not may_run(by) or not (by.roles & {"leader", "operator"} or said.centre in by.centres_led):
        raise NotAllowedError("running a selection")
    if said.last < said.first:
        raise RefusedError(Problem("last", "of the selection lies before its first day", "swap the two"))
    if said.year not in range(said.first.year, said.last.year + 1):
        what = "counts for a year in which no day of it lies"
        raise RefusedError(Problem("year", what, "write the year of its days"))
    if not said.posts:
        raise RefusedError(Problem("posts", "of the selection are missing", "choose at least one"))
    rules, everything = selection_rules(today), rules_in_use(today)
    campaign = Campaign.objects.create(
        company_id=by.company_id,
        centre_id=said.centre,
        title=said.title.strip(),
        year=said.year,
        first=said.first,
        last=said.last,
        rules={
            "posts": list(said.posts),
            "weights": {side: str(weight) for side, weight in everything.evaluation.sides.items()},
            "reliability": str(everything.evaluation.reportable_reliability),
            "pay_reliability": str(everything.evaluation.pay_reliability),
            "places_share": str(rules.places_share),
            "least_grade": rules.least_grade,
            "grades": [band.grade for band in everything.grading.bands],
            "levels": list(rules.levels),
            "tie_errors": str(rules.tie_errors),
            "least_months": least_months_of(_months(said), rules.least_months),
            "objection_days": rules.objection_days,
        },
        made_by_id=by.person_id,
    )
    leave_trace(by=by, at=at, about=ABOUT, number=campaign.pk, what="campaign.made")
    return campaign


@transaction.atomic
def announce_campaign(*, by: Viewer, at: datetime, today: date, number: int) -> Campaign:
    """So long before the last day that everybody can still act on the rules; not where nobody can approve."""
    campaign = run_in(by, number, STATE.DRAFT)
    latest = campaign.last - timedelta(days=selection_rules(today).announced_days)
    if today > latest:
        what = "would be announced too late to act on its rules"
        raise RefusedError(Problem("the selection", what, "set a later last day"))
    if not has_second_hand(campaign, today):
        what = "has nobody but its maker who could approve it"
        raise RefusedError(Problem("the selection", what, "let somebody else who leads make it, or name one"))
    campaign.announced_at = at
    return moved(by, at, campaign, STATE.ANNOUNCED, "campaign.announced")


@transaction.atomic
def approve_campaign(*, by: Viewer, at: datetime, number: int) -> Campaign:
    """By somebody else than who made it and who chose, and who is not compared in it."""
    campaign = run_in(by, number, STATE.COMPUTED)
    if campaign.made_by_id == by.person_id:
        raise RefusedError(
            Problem("the selection", "is approved by another than its maker", "ask another leader")
        )
    if not campaign.entries.filter(chosen=True).exists():
        raise RefusedError(Problem("the selection", "has chosen nobody yet", "choose first"))
    if not may_approve(by, campaign):
        what = "is approved by another than who chose or is compared in it"
        raise RefusedError(Problem("the selection", what, "ask another leader"))
    campaign.approved_by_id, campaign.approved_at = by.person_id, at
    return moved(by, at, campaign, STATE.APPROVED, "campaign.approved")


@transaction.atomic
def publish_campaign(*, by: Viewer, at: datetime, today: date, number: int) -> Campaign:
    """The chosen are named; whoever sees it otherwise may object for the announced days."""
    campaign = run_in(by, number, STATE.APPROVED)
    campaign.published_at = at
    campaign.objections_until = today + timedelta(days=int(campaign.rules["objection_days"]))
    return moved(by, at, campaign, STATE.PUBLISHED, "campaign.published")


@transaction.atomic
def finish_campaign(*, by: Viewer, at: datetime, today: date, number: int) -> Campaign:
    """Once the days for objections are over and every objection is answered."""
    campaign = run_in(by, number, STATE.PUBLISHED)
    if not may_be_finished(campaign, today):
        raise RefusedError(Problem("the selection", "is still open to objections", "wait for their last day"))
    if campaign.objections.filter(answered_at=None).exists():
        raise RefusedError(Problem("an objection", "waits for its answer", "answer it first"))
    return moved(by, at, campaign, STATE.FINAL, "campaign.finished")


@transaction.atomic
def cancel_campaign(*, by: Viewer, at: datetime, number: int, why: str) -> Campaign:
    campaign = run_by(by).select_for_update(of=("self",)).filter(pk=number).first()
    if campaign is None or campaign.state in {STATE.FINAL, STATE.CANCELLED}:
        raise NotAllowedError(f"selection {number}")
    if not why.strip():
        raise RefusedError(Problem("why", "of cancelling the selection is missing", "say why"))
    campaign.state_why = why.strip()
    return moved(by, at, campaign, STATE.CANCELLED, "campaign.cancelled", why.strip())


def _months(said: CampaignSaid) -> int:
    return (said.last.year - said.first.year) * 12 + said.last.month - said.first.month + 1


def run_in(by: Viewer, number: int, state: str) -> Campaign:
    """The campaign for a deed that is done in this state."""
    campaign = run_by(by).select_for_update(of=("self",)).filter(pk=number).first()
    if campaign is None:
        raise NotAllowedError(f"selection {number}")
    if campaign.state != state:
        raise RefusedError(Problem("the selection", "is not at this step", "look at its state"))
    return campaign


def moved(by: Viewer, at: datetime, campaign: Campaign, state: str, what: str, why: str = "") -> Campaign:
    campaign.state = state
    campaign.save()
    leave_trace(by=by, at=at, about=ABOUT, number=campaign.pk, what=what, why=why)
    return campaign
