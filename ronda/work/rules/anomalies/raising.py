"""Which findings are raised: none that is known already, and none that was dismissed lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ronda.work.rules.anomalies.past import Finding

Same = tuple[int, str, str]


@dataclass(frozen=True)
class Raised:
    """An anomaly of before; `open`: nobody has settled it, or its problem is not solved yet."""

    outlet_id: int
    kind: str
    brand: str
    strength: int
    open: bool
    dismissed_on: date | None = None

    @property
    def same(self) -> Same:
        return self.outlet_id, self.kind, self.brand


def to_raise(
    findings: Iterable[Finding], before: Iterable[Raised], *, today: date, quiet_days: int, stronger: Fraction
) -> tuple[list[Finding], int]:
    """The findings that are new, and how many are not; a dismissed one comes again when so much stronger."""
    waiting: set[Same] = set()
    quiet: dict[Same, int] = {}
    for each in before:
        if each.open:
            waiting.add(each.same)
        elif each.dismissed_on is not None and each.dismissed_on > today - timedelta(days=quiet_days):
            quiet[each.same] = max(quiet.get(each.same, 0), each.strength)
    new, known = [], 0
    for finding in findings:
        same = finding.outlet_id, finding.kind, finding.brand
        if same in waiting or (same in quiet and hundredths(finding.strength) < quiet[same] * stronger):
            known += 1
        else:
            new.append(finding)
    return new, known


def hundredths(strength: float) -> int:
    """As it is kept; beyond a hundred deviations nobody tells the difference."""
    return round(min(strength, 100.0) * 100)
