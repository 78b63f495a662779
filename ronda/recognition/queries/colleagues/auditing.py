"""The audit of raters, read: by the key holders of a round alone; of leaders by who runs selections."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ronda.people.rules import Viewer
from ronda.recognition.models import LeaderJudgement, PeerRound, SurveyRound
from ronda.recognition.queries.selection import may_run, run_by
from ronda.recognition.rules.raters.leaders import JudgedLevels, LeaderAudit, audit_of_leaders

READERS = frozenset({"staff_representative"})


def finds_audit(viewer: Viewer) -> bool:
    """Those who lead and whom the staff trust; what is on the page is decided by part."""
    return may_run(viewer) or bool(viewer.roles & READERS)


def may_audit(viewer: Viewer) -> bool:
    """Whoever holds a key too."""
    return finds_audit(viewer) or audited_rounds(viewer).exists()


def audited_rounds(viewer: Viewer) -> QuerySet[PeerRound]:
    """Released rounds of which the viewer holds a key."""
    return PeerRound.objects.filter(
        company_id=viewer.company_id,
        state=PeerRound.State.RELEASED,
        keys__holder_id=viewer.person_id or 0,
    ).select_related("centre")


def audited_rounds_of(viewer: Viewer, year: int) -> Sequence[PeerRound]:
    rounds = audited_rounds(viewer).filter(closes_on__year=year).order_by("-closes_on", "-pk")
    return list(rounds.prefetch_related("audited", "audit_words__decided_by"))


def leaders_audited(viewer: Viewer, year: int) -> Sequence[tuple[str, LeaderAudit]]:
    """By the name of the leader: they are not anonymous, and are told so."""
    rows = LeaderJudgement.objects.filter(campaign__in=run_by(viewer).filter(year=year))
    names: dict[str, str] = {}
    judged = []
    for each in rows.select_related("judged_by").order_by("pk"):
        code = str(each.judged_by_id)
        names[code] = each.judged_by.name
        levels = tuple(int(level) for level in each.levels.values())
        if levels:
            judged.append(JudgedLevels(f"{each.campaign_id} {each.person_id}", code, levels))
    found = audit_of_leaders(judged)
    return sorted(((names[each.leader], each) for each in found), key=lambda pair: pair[0])


@dataclass(frozen=True)
class SheetsLookedAt:
    """Of a round of the customers' view: what was odd, and what people did about it."""

    round: SurveyRound
    returned: int
    flagged: int
    void: int
    called: int
    differs: int


def sheets_looked_at(viewer: Viewer, year: int) -> Sequence[SheetsLookedAt]:
    """Customers each rate one person only: nobody can say how strict they are."""
    if not may_run(viewer):
        return []
    rounds = SurveyRound.objects.filter(
        company_id=viewer.company_id, state=SurveyRound.State.PUBLISHED, closes_on__year=year
    )
    if not viewer.roles & {"leader", "operator"}:
        rounds = rounds.filter(centre_id__in=viewer.centres_led)
    sheets = Q(sheets__returned_at__isnull=False)
    counted = rounds.annotate(
        came=Count("sheets", filter=sheets, distinct=True),
        odd=Count("sheets", filter=sheets & ~Q(sheets__flags=[]), distinct=True),
        voided=Count("sheets", filter=Q(sheets__state="void"), distinct=True),
        rung=Count("sheets__calls", distinct=True),
        other=Count("sheets__calls", filter=Q(sheets__calls__outcome="differs"), distinct=True),
    )
    return [
        SheetsLookedAt(each, each.came, each.odd, each.voided, each.rung, each.other)
        for each in counted.order_by("-closes_on", "-pk")
    ]
