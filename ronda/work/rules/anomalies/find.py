"""Which outlets' orders leave their own pattern."""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.work.rules.anomalies.brand_gone import find_gone_brands
from ronda.work.rules.anomalies.level import find_levels
from ronda.work.rules.anomalies.past import Bought, Finding, Limits, Looked, Span
from ronda.work.rules.anomalies.stop import find_stops
from ronda.work.rules.anomalies.stuffing import find_stuffing


@dataclass(frozen=True)
class Anomalies:
    """What was found by kind, and how many outlets were looked at."""

    outlets: int
    looked: list[Looked]

    @property
    def findings(self) -> list[Finding]:
        """The strongest first."""
        found = [each for looked in self.looked for each in looked.findings]
        return sorted(found, key=lambda each: (-each.strength, each.outlet_id, each.kind, each.brand))


def find_anomalies(outlets: Sequence[Bought], span: Span, limits: Limits) -> Anomalies:
    """An outlet that has stopped has not dropped as well."""
    bought = [each for each in outlets if each.days]
    stops = find_stops(bought, span, limits)
    silent = {each.outlet_id for each in stops.findings}
    drops, surges = find_levels(bought, span, limits)
    drops = Looked(
        drops.kind,
        drops.tests,
        drops.beyond,
        drops.by_chance,
        [each for each in drops.findings if each.outlet_id not in silent],
    )
    looked = [
        drops, surges, stops, find_stuffing(bought, span, limits), find_gone_brands(bought, span, limits)
    ]  # fmt: skip
    return Anomalies(len(bought), looked)
