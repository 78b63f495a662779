"""What a person could have done: all of one kind of work, or one result at its target."""

from collections.abc import Iterator
from dataclasses import dataclass

from ronda.appraisal.rules.derivation.stored import Row, Stored

# Kinds of work in the order in which they are offered; a key ending in a colon begins the measure's key.
MEASURES = {
    "visits": "visit_adherence",
    "handovers": "handovers:",
    "tasks": "tasks:",
    "requests": "requests",
    "information": "information",
}


@dataclass(frozen=True)
class Improvement:
    """`evidence`: all work of this kind was done and in time; `indicator`: this result reached its target."""

    evidence: str = ""
    indicator: str = ""

    @property
    def code(self) -> str:
        return f"if_all_{self.evidence}" if self.evidence else "if_target_reached"

    def gains(self, measure: Row) -> int:
        """What it adds to the value of one of the person's own measures."""
        key = MEASURES.get(self.evidence, "")
        named = measure["key"].startswith(key) if key.endswith(":") else measure["key"] == key
        return max(measure["den"] - measure["num"], 0) if key and named and measure["den"] else 0


def improvements_for(stored: Stored) -> Iterator[Improvement]:
    """Whatever was not whole: kinds of work first, then the person's own missed results."""
    for evidence in MEASURES:
        work = Improvement(evidence=evidence)
        failed = any(
            row["owner_id"] == stored.person_id and row["degree"] > 0 and is_of(stored, row, evidence)
            for row in stored.shares
        )
        if failed or any(work.gains(row) for row in stored.measures):
            yield work
    missed = {
        row["indicator"]
        for row in stored.cards
        if row["kind"] == "result" and row["level"] != "unit" and row["assessable"] and not row["met"]
    }
    yield from (Improvement(indicator=code) for code in sorted(missed))


def is_of(stored: Stored, share: Row, evidence: str) -> bool:
    return stored.rules.duties[share["duty"]].evidence == evidence
