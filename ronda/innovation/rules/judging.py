"""Topics judged by several: marks by dimension, then scores that make up for strict and lenient judges."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from ronda.recognition.rules.raters import Rating, correct


@dataclass(frozen=True)
class Judged:
    """Of 100. `severities`: how much lower each judge marks than others; none where it cannot be told."""

    scores: Mapping[str, float]
    errors: Mapping[str, float]
    between: Mapping[tuple[str, str], float]
    severities: Mapping[str, float]
    reliability: float


def marks_faults(
    marks: Mapping[str, Decimal], dimensions: Mapping[str, Decimal], most: int
) -> list[tuple[str, str, str]]:
    """Every dimension has one mark, from nothing to the highest."""
    faults = [
        (f"mark_{code}", "has no mark", "give a mark") for code in dimensions if marks.get(code) is None
    ]
    for code, mark in marks.items():
        if code not in dimensions:
            faults.append((f"mark_{code}", "is no dimension of this review", "load the page again"))
        elif mark is not None and not 0 <= mark <= most:
            faults.append((f"mark_{code}", "is no mark of this review", "give 0 up to the highest mark"))
    return faults


def weighted_mark(marks: Mapping[str, Decimal], dimensions: Mapping[str, Decimal], most: int) -> Fraction:
    """Of 100, by the weights of the dimensions."""
    whole = sum((Fraction(weight) for weight in dimensions.values()), start=Fraction(0))
    got = sum(
        (Fraction(marks[code]) * Fraction(weight) for code, weight in dimensions.items()), start=Fraction(0)
    )
    return 100 * got / (whole * most)


def judged(given: Sequence[tuple[str, str, Fraction]]) -> Judged:
    """Topic, judge and mark of 100; corrected by crossed random effects where there is enough to correct.

    With one topic or fewer than three marks: plain means. ValueError with no mark.
    """
    if not given:
        raise ValueError("nobody has given a mark")
    ratings = [Rating(topic, judge, float(mark)) for topic, judge, mark in given]
    if len({each.person for each in ratings}) < 2 or len(ratings) < 3:
        return _plain(ratings)
    found = correct(ratings)
    scores = np.clip(found.scores, 0.0, 100.0)
    names = found.persons
    between = {
        (one, other): float(np.sqrt(max(0.0, _apart(found.covariance, a, b))))
        for a, one in enumerate(names)
        for b, other in enumerate(names)
        if a != b
    }
    return Judged(
        {name: float(scores[n]) for n, name in enumerate(names)},
        {name: float(found.errors[n]) for n, name in enumerate(names)},
        between,
        {name: float(found.severities[n]) for n, name in enumerate(found.raters)},
        found.reliability,
    )


def _apart(covariance: np.ndarray, one: int, other: int) -> float:
    return float(covariance[one, one] + covariance[other, other] - 2 * covariance[one, other])


def _plain(ratings: Sequence[Rating]) -> Judged:
    """Means and their standard errors; one mark has none that could be told, and ties with nobody."""
    by_topic: defaultdict[str, list[float]] = defaultdict(list)
    for each in ratings:
        by_topic[each.person].append(each.value)
    scores = {topic: float(np.mean(values)) for topic, values in by_topic.items()}
    errors = {
        topic: float(np.std(values, ddof=1) / len(values) ** 0.5) if len(values) > 1 else 0.0
        for topic, values in by_topic.items()
    }
    between = {
        (one, other): float(np.hypot(errors[one], errors[other]))
        for one in scores
        for other in scores
        if one != other
    }
    return Judged(scores, errors, between, {}, 0.0)
