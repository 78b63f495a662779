"""A person's months of pay, one line each, from the ledger."""

from dataclasses import dataclass

from ronda.pay.queries.ledger import LedgerLine, ledger_for
from ronda.people.rules import Viewer

PENALTY = "pay.penalty"


@dataclass(frozen=True)
class PaidMonth:
    """What stands for a month: shares, what was taken for findings, and both together; `runs` posted it."""

    month: str
    runs: int
    share_cents: int
    penalty_cents: int

    @property
    def stands_cents(self) -> int:
        return self.share_cents - self.penalty_cents


def paid_months(viewer: Viewer, person_code: str) -> list[PaidMonth]:
    """The newest first; none for whoever may not see the person's pay, and for a person without any."""
    by_month: dict[str, list[LedgerLine]] = {}
    for line in ledger_for(viewer, person_code):
        by_month.setdefault(line.month, []).append(line)
    return [_paid(month, lines) for month, lines in sorted(by_month.items(), reverse=True)]


def _paid(month: str, lines: list[LedgerLine]) -> PaidMonth:
    taken = -sum(line.cents for line in lines if line.reason == PENALTY)
    shares = sum(line.cents for line in lines if line.reason != PENALTY)
    return PaidMonth(month, len({line.run for line in lines}), shares, taken)
