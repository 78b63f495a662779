"""Many outlets are tested at once: how many alarms chance alone would raise, and which may be shown."""

from collections.abc import Sequence
from statistics import NormalDist

from ronda.work.rules.anomalies.past import Finding, Looked

# Beyond this a chance is told as this: no pattern is that sure.
LEAST_CHANCE = 1e-12


def shown_findings(
    kind: str, findings: Sequence[Finding], *, tests: int, by_chance: float, false_share: float
) -> Looked:
    """Those of the findings beyond their limit that control the share of false ones among them.

    Benjamini and Hochberg (1995): with the chances in rising order, all up to the last one that is at most
    its rank times `false_share` over the number of tests.
    """
    ranked = sorted(findings, key=lambda each: (each.chance, each.outlet_id, each.brand))
    kept = 0
    for rank, each in enumerate(ranked, start=1):
        if each.chance <= rank * false_share / tests:
            kept = rank
    return Looked(kind, tests, len(ranked), by_chance, ranked[:kept])


def deviations_of(chance: float) -> float:
    """As many standard deviations of the normal distribution as are exceeded with this chance."""
    return max(0.0, -NormalDist().inv_cdf(min(max(chance, LEAST_CHANCE), 0.5)))
