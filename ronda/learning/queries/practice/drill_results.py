"""What came of a published drill: the first places, and for whoever runs it how the judges agreed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ronda.learning.models import Drill, DrillEntry, DrillJudge
from ronda.learning.queries.practice.drills import score_table
from ronda.learning.queries.practice.who import practice_rules
from ronda.learning.rules.practice import first_places, judged, kendalls_w


@dataclass(frozen=True)
class DrillResults:
    """For whoever runs it: entries by place, each judge's score of 100 by (entry, judge), agreement.

    `agreement` is good, fair, poor, or empty where it cannot be told; `corrected`: scores were missing.
    """

    entries: list[DrillEntry]
    judges: list[DrillJudge]
    scores: Mapping[tuple[int, int], Fraction]
    strictness: Mapping[int, Fraction]
    spread: Mapping[int, Fraction]
    w: Fraction | None
    agreement: str
    corrected: bool


def named_first(drill: Drill, found: Iterable[DrillEntry], on: date) -> list[DrillEntry]:
    """Of a published contest, for everybody who sees it: one in so many, nobody as the last."""
    if drill.state != Drill.State.PUBLISHED or not drill.contest:
        return []
    entries = {each.pk: each for each in found}
    placed = {pk: each.place for pk, each in entries.items() if each.place is not None}
    return [entries[pk] for pk in first_places(placed, practice_rules(on).shown_one_in)]


def results_of(
    drill: Drill, entries: Iterable[DrillEntry], judges: list[DrillJudge], on: date
) -> DrillResults:
    """Only of a drill that the viewer runs and that is published."""
    rules = practice_rules(on)
    scores = score_table(drill)
    found, w = judged(scores), kendalls_w(scores)
    agreement = ""
    if w is not None:
        fair = "fair" if w >= rules.agreement_fair else "poor"
        agreement = "good" if w >= rules.agreement_good else fair
    placed = sorted(entries, key=lambda each: (each.place or 0, each.position, each.pk))
    return DrillResults(
        placed, judges, scores, found.strictness, found.spread, w, agreement, not found.complete
    )
