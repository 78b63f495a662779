"""Raters who may not have looked: signs for a human, never a lower weight by themselves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ronda.recognition.rules.raters.ratings import Rating

Sign = Literal["same_for_all", "same_on_form", "against_all", "hasty"]


@dataclass(frozen=True)
class Form:
    """What one rater answered about one person: a value a question, and the seconds it took where known."""

    person: str
    rater: str
    answers: tuple[float, ...]
    seconds: float | None = None


@dataclass(frozen=True)
class CarelessSettings:
    """The numbers of the policy; `least_forms` and `least_answers`: with fewer nothing is said."""

    least_forms: int
    least_answers: int
    seconds_a_question: float


@dataclass(frozen=True)
class Careless:
    rater: str
    sign: Sign
    told: Mapping[str, float]


def careless_raters(forms: Sequence[Form], settings: CarelessSettings) -> tuple[Careless, ...]:
    """By rater and sign."""
    by_rater: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if form.answers:
            by_rater[form.rater].append(form)
    found: list[Careless] = []
    for rater, own in sorted(by_rater.items()):
        if len(own) < settings.least_forms:
            continue
        found += _same_for_all(rater, own)
        found += _same_on_form(rater, own, settings)
        found += _against_all(rater, own, forms)
        found += _hasty(rater, own, settings)
    return tuple(found)


def values_of(forms: Sequence[Form]) -> list[Rating]:
    """One value a form: the mean over its answers."""
    return [Rating(form.person, form.rater, float(np.mean(form.answers))) for form in forms if form.answers]


def _same_for_all(rater: str, own: Sequence[Form]) -> list[Careless]:
    """Everybody got the same answers."""
    if len({form.answers for form in own}) > 1:
        return []
    return [Careless(rater, "same_for_all", {"forms": len(own)})]


def _same_on_form(rater: str, own: Sequence[Form], settings: CarelessSettings) -> list[Careless]:
    """On each form all questions have one answer, while the answer differs between forms."""
    long = [form for form in own if len(form.answers) >= settings.least_answers]
    if len(long) < settings.least_forms or len({form.answers for form in long}) == 1:
        return []
    if any(len(set(form.answers)) > 1 for form in long):
        return []
    return [Careless(rater, "same_on_form", {"forms": len(long)})]


def _against_all(rater: str, own: Sequence[Form], forms: Sequence[Form]) -> list[Careless]:
    """Whom the others find good this one finds poor: his correlation with their means is below 0."""
    others: defaultdict[str, list[float]] = defaultdict(list)
    for form in forms:
        if form.rater != rater and form.answers:
            others[form.person].append(float(np.mean(form.answers)))
    pairs = [
        (float(np.mean(form.answers)), float(np.mean(others[form.person])))
        for form in own
        if form.person in others
    ]
    if len(pairs) < 3:
        return []
    mine, theirs = np.array(pairs).T
    if np.ptp(mine) == 0 or np.ptp(theirs) == 0:
        return []
    together = float(np.corrcoef(mine, theirs)[0, 1])
    return [Careless(rater, "against_all", {"correlation": together})] if together < 0 else []


def _hasty(rater: str, own: Sequence[Form], settings: CarelessSettings) -> list[Careless]:
    """The middle form took less time a question than reading it needs."""
    paces = [form.seconds / len(form.answers) for form in own if form.seconds is not None]
    if len(paces) < settings.least_forms:
        return []
    middle = float(np.median(paces))
    return [Careless(rater, "hasty", {"seconds": middle})] if middle < settings.seconds_a_question else []
