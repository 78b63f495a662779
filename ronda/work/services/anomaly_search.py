"""The anomaly finder as background work: one analysis of a centre up to a day."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction

from ronda.jobs.rules import JobView
from ronda.jobs.services import Progress, ask_for
from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES
from ronda.policy import WorkRules
from ronda.work.models import Analysis, Anomaly
from ronda.work.queries.anomalies import raised_before
from ronda.work.queries.anomaly_sales import sold_days
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import may_record_in
from ronda.work.rules.anomalies import Anomalies, Bought, Finding, Limits, Span, find_anomalies
from ronda.work.rules.anomalies.raising import hundredths, to_raise
from ronda.work.services.tracing import leave_trace

KIND = "work-anomalies"
MOST_RARE = 10**9


def may_look(viewer: Viewer) -> bool:
    """Whose background work of this kind a viewer may see."""
    return viewer.can_manage or bool(viewer.roles & CENTRE_ROLES)


def ask_for_anomalies(*, by: Viewer, at: datetime, centre_id: int, until: date, title: str) -> JobView:
    _refuse_foreign(by, centre_id)
    asked = {"centre": centre_id, "until": until.isoformat(), "title": title}
    return ask_for(by=by, at=at, kind=KIND, subject=str(centre_id), parameters=asked)


def run_anomalies(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Mapping[str, Any]:
    """The background work: its parameters are the centre, the last day and the title."""
    asked = job.parameters
    until = date.fromisoformat(asked["until"])
    analysis = look_for_anomalies(
        by=by, at=at, centre_id=asked["centre"], until=until, title=asked["title"], tell=tell
    )
    return {"analysis": analysis.pk}


def look_for_anomalies(
    *,
    by: Viewer,
    at: datetime,
    centre_id: int,
    until: date,
    title: str,
    tell: Any = lambda step, done, total: None,
) -> Analysis:
    """What is new is raised; what is open already, or was dismissed lately, is only counted."""
    _refuse_foreign(by, centre_id)
    rules = work_rules(until)
    limits = limits_of(rules)
    tell("read", 0, 3)
    sold = sold_days(by, centre_id, until=until, limits=limits, as_of=at)
    if sold.span is None:
        raise RefusedError(
            Fault("until", "comes before any sale that is known", "import the sales ledger first")
        )
    tell("compare", 1, 3)
    found = find_anomalies(sold.bought, sold.span, limits)
    tell("keep", 2, 3)
    return _keep(by, at, centre_id, title, found, sold.bought, sold.span, rules)


def limits_of(rules: WorkRules) -> Limits:
    return Limits(
        weeks=rules.anomaly_weeks,
        limit=float(rules.anomaly_limit),
        stop_limit=float(rules.anomaly_stop_limit),
        stuffing_share=float(rules.anomaly_stuffing_share),
        least_orders=rules.anomaly_least_orders,
        false_share=float(rules.anomaly_false_share),
        least_spread=float(rules.anomaly_least_spread),
        least_compared=rules.anomaly_least_compared,
        level_share=float(rules.anomaly_level_share),
    )


@transaction.atomic
def _keep(
    by: Viewer,
    at: datetime,
    centre_id: int,
    title: str,
    found: Anomalies,
    bought: list[Bought],
    span: Span,
    rules: WorkRules,
) -> Analysis:
    new, known = to_raise(
        found.findings,
        raised_before(by, centre_id),
        today=at.date(),
        quiet_days=rules.anomaly_quiet_days,
        stronger=Fraction(rules.anomaly_stronger),
    )
    analysis = Analysis.objects.create(
        company_id=by.company_id,
        centre_id=centre_id,
        kind=Analysis.Kind.ANOMALIES,
        title=title[:200],
        day=span.last,
        figures={
            "outlets": found.outlets,
            "weeks": span.weeks,
            "known": known,
            "looked": [
                {
                    "kind": each.kind,
                    "tests": each.tests,
                    "beyond": each.beyond,
                    "by_chance_hundredths": round(each.by_chance * 100),
                    "shown": len(each.findings),
                }
                for each in found.looked
            ],
        },
        made_by_id=by.person_id,
        made_at=at,
    )
    outlets = {each.outlet_id: each for each in bought}
    Anomaly.objects.bulk_create(
        [_anomaly(analysis, finding, outlets[finding.outlet_id], span) for finding in new]
    )
    said = {"found": len(new), "outlets": found.outlets}
    leave_trace(by=by, at=at, about="analysis", number=analysis.pk, what="analysis.searched", said=said)
    return analysis


def _anomaly(analysis: Analysis, finding: Finding, outlet: Bought, span: Span) -> Anomaly:
    return Anomaly(
        analysis=analysis,
        outlet_id=finding.outlet_id,
        kind=finding.kind,
        brand=finding.brand[:100],
        strength=hundredths(finding.strength),
        figures={
            "seen": finding.seen,
            "expected": finding.expected,
            "one_in": min(MOST_RARE, round(1 / finding.chance)),
            "weeks": weekly_cents(outlet, span),
            **finding.facts,
        },
    )


def weekly_cents(outlet: Bought, span: Span) -> list[int]:
    """Cents of each week of the pattern, the last one last."""
    weeks = [0] * span.weeks
    for day, cents in outlet.days.items():
        back = (span.last - day) // timedelta(days=7)
        if 0 <= back < span.weeks:
            weeks[span.weeks - 1 - back] += cents
    return weeks


def _refuse_foreign(by: Viewer, centre_id: int) -> None:
    if not may_record_in(by, centre_id):
        raise NotAllowedError("looking for anomalies in this centre")
