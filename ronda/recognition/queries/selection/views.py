"""What customers, colleagues and leaders said of people in a period, from what was published."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from ronda.recognition.models import (
    Campaign,
    CustomerResult,
    LeaderJudgement,
    PeerResult,
    PeerRound,
    SurveyRound,
)
from ronda.recognition.rules.selection import Side, View

Views = dict[int, dict[Side, View]]
Reliability = dict[Side, float | None]


def views_in(
    campaign: Campaign, people: Collection[int], levels: tuple[int, int]
) -> tuple[Views, Reliability]:
    """The newest published rounds of the period; of the leaders the judgement of each person's own one.

    A view of which nothing is reported has no reliability at all; one from several rounds has that of the
    least reliable of those that are used, whichever came last.
    """
    views: Views = defaultdict(dict)
    reliability: Reliability = {}
    for person, view in _customers(campaign, people, reliability).items():
        views[person]["customers"] = view
    for person, view in _colleagues(campaign, people, reliability).items():
        views[person]["colleagues"] = view
    judged = _leaders(campaign, people, levels)
    if judged:
        reliability["leaders"] = None
    for person, view in judged.items():
        views[person]["leaders"] = view
    return dict(views), reliability


def _customers(campaign: Campaign, people: Collection[int], reliability: Reliability) -> Mapping[int, View]:
    found: dict[int, View] = {}
    rows = CustomerResult.objects.filter(
        round__company_id=campaign.company_id,
        round__state=SurveyRound.State.PUBLISHED,
        round__closes_on__gte=campaign.first,
        round__closes_on__lte=campaign.last,
        person_id__in=people,
        reported=True,
    ).order_by("round__closes_on", "round_id")
    used: dict[int, float] = {}
    for row in rows:
        found[row.person_id] = View(float(row.score or 0), float(row.error or 0), 0.0, 100.0)
        used[row.person_id] = float(row.reliability or 0)
    if used:
        reliability["customers"] = min(used.values())
    return found


def _colleagues(campaign: Campaign, people: Collection[int], reliability: Reliability) -> Mapping[int, View]:
    found: dict[int, View] = {}
    rows = PeerResult.objects.filter(
        round__company_id=campaign.company_id,
        round__state=PeerRound.State.RELEASED,
        round__closes_on__gte=campaign.first,
        round__closes_on__lte=campaign.last,
        person_id__in=people,
        reported=True,
    ).select_related("round__version")
    used: dict[int, float] = {}
    for row in rows.order_by("round__closes_on", "round_id"):
        version = row.round.version
        found[row.person_id] = View(
            float(row.score or 0), float(row.error or 0), float(version.least), float(version.most)
        )
        used[row.person_id] = float(row.round.told.get("reliability", 0))
    if used:
        reliability["colleagues"] = min(used.values())
    return found


def _leaders(campaign: Campaign, people: Collection[int], levels: tuple[int, int]) -> Mapping[int, View]:
    """A documented judgement, no measurement: it has no error. Of several the first one holds."""
    found: dict[int, View] = {}
    for each in LeaderJudgement.objects.filter(campaign=campaign, person_id__in=people).order_by("-pk"):
        marks = [int(mark) for mark in each.levels.values()]
        if marks:
            found[each.person_id] = View(sum(marks) / len(marks), 0.0, float(levels[0]), float(levels[1]))
    return found
