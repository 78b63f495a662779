"""Who passed of those who sat: by session for whoever leads, by level for the forecast."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from ronda.learning.models import CertificationSession, ExamOutcome
from ronda.learning.queries.certification.seeing import certifying_rules, refuse_unless_organiser
from ronda.learning.queries.certification.sessions import counted_sessions
from ronda.learning.rules import LEVELS
from ronda.learning.rules.certification import PassRate, Prior, pass_rate
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.policy import CertifyingRules


@dataclass(frozen=True)
class SessionRate:
    session: CertificationSession
    rate: PassRate


def rates_by_session(viewer: Viewer, on: date) -> list[SessionRate]:
    """Of the people led, the latest session first; sessions that nobody of them sat are left out."""
    refuse_unless_organiser(viewer)
    certifying = certifying_rules(on)[1]
    held = counted_sessions(viewer, on).exclude(state=CertificationSession.State.CANCELLED)
    return [
        SessionRate(each, rate_of(each.passed + each.failed, each.passed, certifying))
        for each in held.filter(Q(passed__gt=0) | Q(failed__gt=0)).order_by("-held_on", "level")
    ]


def heads_by_level(company_id: int) -> Mapping[int, tuple[int, int]]:
    """`(sat, passed)` of the whole company: so few sit that a centre's own heads would say little."""
    rows = (
        ExamOutcome.objects.filter(in_force(), company_id=company_id, level__isnull=False)
        .order_by()
        .values_list("level")
        .annotate(sat=Count("pk"), passed=Count("pk", filter=Q(passed=True)))
    )
    found = {level: (sat, passed) for level, sat, passed in rows}
    return {level: found.get(level, (0, 0)) for level in LEVELS}


def rate_of(sat: int, passed: int, certifying: CertifyingRules) -> PassRate:
    return pass_rate(
        sat,
        passed,
        prior=Prior.of(certifying.rate_prior),
        mass=float(certifying.range_mass),
        least=certifying.rate_least_sat,
    )
