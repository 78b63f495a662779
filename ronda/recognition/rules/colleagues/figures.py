"""The figures of a round, made so that all that are shown together tell nothing of a few.

A question is corrected as strongly as the mean of all, and the score is the mean of the questions shown, so
that it tells nothing beyond them. What would still rest on too few forms is left out until nothing does.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
import numpy.typing as npt

from ronda.recognition.rules.colleagues.disclosure import smallest_disclosure
from ronda.recognition.rules.colleagues.form import PeerForm
from ronda.recognition.rules.raters import Correction, Rating, Weights, correct, corrected_like

Floats = npt.NDArray[np.float64]
FEWEST_PEOPLE, FEWEST_RATINGS = 2, 3
# So many people are tried, those whom fewest judged first, before two are left out.
TRIED = 12


@dataclass(frozen=True)
class Answer:
    """What one rater gave one person: marks by question, those that were judged."""

    person: int
    rater: int
    marks: Mapping[str, int]

    def only(self, items: Sequence[str]) -> "Answer":
        return Answer(
            self.person, self.rater, {item: self.marks[item] for item in items if item in self.marks}
        )


@dataclass(frozen=True)
class Figures:
    """All that is shown, by person; `weights` says of each figure that is computed what it is made of."""

    scores: Mapping[int, float]
    errors: Mapping[int, float]
    items: Mapping[int, Mapping[str, float]]
    reliability: float
    ratings: Sequence[Rating]
    weights: Sequence[Weights]


def answers_in(forms: Sequence[PeerForm], items: Sequence[str]) -> list[Answer]:
    answers = [
        Answer(person, form.rater, marks).only(items)
        for form in forms
        for person, marks in form.marks.items()
    ]
    return [each for each in answers if each.marks]


def enough_for(answers: Sequence[Answer], least: int) -> list[int]:
    """The people whom at least so many judged."""
    return sorted(person for person, count in Counter(a.person for a in answers).items() if count >= least)


def figures_of(
    answers: Sequence[Answer], people: Collection[int], items: Sequence[str], least: int
) -> Figures | None:
    """Of as many people, and by as many questions, as can be shown; None where whatever is shown tells."""
    shown = list(people)
    while len(shown) >= FEWEST_PEOPLE:
        counts = Counter(each.person for each in answers if each.person in shown)
        rarest_first = sorted(shown, key=lambda person: (counts[person], person))
        for without in (None, *rarest_first[:TRIED]):
            found = _shown_of(answers, [each for each in shown if each != without], items, least)
            if found is not None:
                return found
        shown.remove(rarest_first[0])
    return None


def _shown_of(
    answers: Sequence[Answer], people: Sequence[int], items: Sequence[str], least: int
) -> Figures | None:
    """Of exactly these people: what is not shown is in no figure."""
    if len(people) < FEWEST_PEOPLE:
        return None
    kept = [each for each in answers if each.person in people]
    for asked in _choices(_answered(kept, people, items, least)):
        found = _computed(kept, people, asked, items)
        if found is not None and all(_tells_nothing(each, least) for each in found.weights):
            return found
    return None


def _choices(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """All questions, then without each one, and so on; at last none by itself, only the whole."""
    tried: list[Sequence[str]] = [items]
    for each in tried:
        yield each
        tried += [less for leave in each if (less := [item for item in each if item != leave]) not in tried]
    if items:
        yield []


def _answered(
    answers: Sequence[Answer], people: Sequence[int], items: Sequence[str], least: int
) -> list[str]:
    """Questions that enough judged of everybody; none with one mark only, which would tell each one's."""
    found = []
    for item in items:
        counts = Counter(each.person for each in answers if item in each.marks)
        marks = {each.marks[item] for each in answers if item in each.marks}
        if len(marks) > 1 and all(counts[person] >= least for person in people):
            found.append(item)
    return found


def _computed(
    answers: Sequence[Answer], people: Sequence[int], asked: Sequence[str], items: Sequence[str]
) -> Figures | None:
    """The score rests on the questions that are shown, or on all where none is shown by itself.

    None where everybody gave the same: the one figure would tell what each one wrote.
    """
    kept = [less for each in answers if (less := each.only(asked or items)).marks]
    ratings = [Rating(str(each.person), str(each.rater), fmean(each.marks.values())) for each in kept]
    if len(ratings) < FEWEST_RATINGS:
        return None
    whole = correct(ratings)
    if not whole.error_variance:
        return None
    weights = [_of_question(kept, item, whole) for item in asked] or [corrected_like(ratings, whole)]
    by_weights = [_by_person(each, each.scores) for each in weights]
    by_item = dict(zip(asked, by_weights, strict=False))
    items_of = {person: {item: told[person] for item, told in by_item.items()} for person in people}
    return Figures(
        {person: fmean(told[person] for told in by_weights) for person in people},
        {int(person): float(error) for person, error in zip(whole.persons, whole.errors, strict=True)},
        items_of,
        whole.reliability,
        ratings,
        weights,
    )


def _of_question(answers: Sequence[Answer], item: str, whole: Correction) -> Weights:
    ratings = [
        Rating(str(each.person), str(each.rater), float(each.marks[item]))
        for each in answers
        if item in each.marks
    ]
    return corrected_like(ratings, whole)


def _by_person(weights: Weights, values: Floats) -> dict[int, float]:
    return {int(person): float(value) for person, value in zip(weights.table.persons, values, strict=True)}


def _tells_nothing(weights: Weights, least: int) -> bool:
    """Questions have no mark in common, so that each one's figures are looked at by themselves."""
    return smallest_disclosure(weights.shares, weights.table.rater.tolist(), least) is None
