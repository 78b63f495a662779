"""One score for each entry out of the scores of several judges.

Score = entry + strictness of the judge, by least squares (Braun 1988, "Understanding scoring reliability",
Journal of Educational Statistics 13): the strictness of all judges adds up to nothing. Where every judge
scored every entry this is the plain mean; where scores are missing, whoever met the strict judges is not the
worse for it. Exact fractions: the order of rows changes nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

Scores = Mapping[tuple[int, int], Fraction]
LEAST, MOST = Fraction(0), Fraction(100)


@dataclass(frozen=True)
class Judged:
    """`strictness` by judge: how far below the others the judge scores; `spread` by entry, of raw scores.

    `complete`: every judge scored every entry, and nothing was corrected.
    """

    score: Mapping[int, Fraction]
    strictness: Mapping[int, Fraction]
    spread: Mapping[int, Fraction]
    complete: bool


def judged(scores: Scores) -> Judged:
    """`scores` by entry and judge, of 100, connected (`unconnected` tells); what results is in 0 to 100."""
    of_entry = _grouped(scores)
    judges = sorted({judge for _, judge in scores})
    complete = len(scores) == len(of_entry) * len(judges)
    strictness = _strictness(of_entry, judges)
    score = {
        entry: min(MOST, max(LEAST, _mean([mark + strictness[judge] for judge, mark in given.items()])))
        for entry, given in of_entry.items()
    }
    spread = {entry: max(given.values()) - min(given.values()) for entry, given in of_entry.items()}
    return Judged(score, strictness, spread, complete)


def unconnected(scores: Collection[tuple[int, int]]) -> bool:
    """Two groups of entries without a judge in common cannot be compared."""
    judges_of: dict[int, set[int]] = {}
    for entry, judge in scores:
        judges_of.setdefault(entry, set()).add(judge)
    groups: list[set[int]] = []
    for judges in judges_of.values():
        touched = [group for group in groups if group & judges]
        groups = [group for group in groups if not group & judges] + [judges.union(*touched)]
    return len(groups) > 1


def _strictness(of_entry: Mapping[int, Mapping[int, Fraction]], judges: list[int]) -> dict[int, Fraction]:
    """The normal equations with entries eliminated; the last is that all add up to nothing.

    Leniency b: sum over the judge's entries of (b - mean b of the entry) = sum of (mark - mean of the entry).
    """
    place = {judge: position for position, judge in enumerate(judges)}
    size = len(judges)
    rows = [[Fraction(0)] * (size + 1) for _ in judges]
    for given in of_entry.values():
        mean, share = _mean(list(given.values())), Fraction(1, len(given))
        for judge, mark in given.items():
            row = rows[place[judge]]
            row[place[judge]] += 1
            for other in given:
                row[place[other]] -= share
            row[size] += mark - mean
    rows[-1] = [Fraction(1)] * size + [Fraction(0)]
    return {judge: -lenient for judge, lenient in zip(judges, _solved(rows), strict=True)}


def _solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss and Jordan."""
    size = len(rows)
    for column in range(size):
        pivot = next(line for line in range(column, size) if rows[line][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [value / head for value in rows[column]]
        for line in range(size):
            factor = rows[line][column]
            if line != column and factor:
                rows[line] = [
                    value - factor * above for value, above in zip(rows[line], rows[column], strict=True)
                ]
    return [row[size] for row in rows]


def _grouped(scores: Scores) -> dict[int, dict[int, Fraction]]:
    found: dict[int, dict[int, Fraction]] = {}
    for (entry, judge), mark in sorted(scores.items()):
        found.setdefault(entry, {})[judge] = mark
    return found


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, start=Fraction(0)) / len(values)
