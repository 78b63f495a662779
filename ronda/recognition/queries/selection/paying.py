"""What the selection of a year says for pay, for whoever tells a person's year."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from ronda.people.queries.policy_in_use import rules_in_use
from ronda.recognition.models import Campaign, CampaignEntry
from ronda.recognition.rules.selection import PaidScore, Side, paid_score


@dataclass(frozen=True)
class SelectionScore(PaidScore):
    """With the number of the `campaign` that it comes from."""

    campaign: int = 0


def selection_scores(
    company_id: int, year: int, people: Collection[int] | None = None
) -> dict[int, SelectionScore]:
    """By person what the three views came to; who is in no selection of the year is left out.

    Of several selections the last that became final counts. One that is still being decided gives the reason
    `not_final`. Whose score may be seen is decided by whoever asks.
    """
    entries = CampaignEntry.objects.filter(campaign__company_id=company_id, campaign__year=year)
    entries = entries.exclude(campaign__state=Campaign.State.CANCELLED).select_related("campaign")
    if people is not None:
        entries = entries.filter(person_id__in=people)
    found: dict[int, SelectionScore] = {}
    for entry in entries.order_by("campaign__computed_at", "campaign_id"):
        told = _told(entry)
        if entry.person_id not in found or told.why_not != "not_final":
            found[entry.person_id] = told
    return found


def _told(entry: CampaignEntry) -> SelectionScore:
    campaign = entry.campaign
    if campaign.state != Campaign.State.FINAL:
        return SelectionScore(campaign=campaign.pk, why_not="not_final")
    announced = {cast(Side, side): Decimal(weight) for side, weight in campaign.rules["weights"].items()}
    scores = {side: Decimal(entry.views[side]["score"]) for side in announced if side in entry.views}
    paid = paid_score(scores, announced, campaign.told.get("reliability", {}), pay_reliability(campaign))
    return SelectionScore(paid.score, paid.weight, paid.why_not, campaign.pk)


def pay_reliability(campaign: Campaign) -> Decimal:
    """As announced, or by the policy of the last day where the rules did not say it yet."""
    kept = campaign.rules.get("pay_reliability")
    return Decimal(kept) if kept else rules_in_use(campaign.last).evaluation.pay_reliability
