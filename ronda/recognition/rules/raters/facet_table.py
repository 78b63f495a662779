"""Single answers as arrays, and what each parameter of the facets adds to an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Observation:
    """One answer, a whole number from 0, that a rater gave about a person to a question."""

    person: str
    rater: str
    question: str
    answer: int


@dataclass(frozen=True)
class FacetTable:
    """`pair` is the place of question and rater together in `design`: pairs, answers, free parameters."""

    persons: tuple[str, ...]
    raters: tuple[str, ...]
    questions: tuple[str, ...]
    person: Whole
    pair: Whole
    answer: Whole
    design: Floats

    @property
    def rater(self) -> Whole:
        return self.pair % len(self.raters)

    def spread(self, free: Floats) -> tuple[Floats, Floats, Floats]:
        """Severities, difficulties, and steps by question, from the free parameters."""
        raters, questions = len(self.raters) - 1, len(self.questions) - 1
        severities = _closed(free[:raters])
        difficulties = _closed(free[raters : raters + questions])
        steps = free[raters + questions :].reshape(len(self.questions), -1)
        return severities, difficulties, np.array([_closed(each) for each in steps])

    def rater_errors(self, covariance: Floats) -> Floats:
        """The standard errors of the severities; the last one's is that of the sum of the others."""
        free = len(self.raters) - 1
        own = covariance[:free, :free]
        errors: Floats = np.sqrt(np.append(np.diag(own), own.sum()))
        return errors


def facet_table(observations: Sequence[Observation]) -> FacetTable:
    """ValueError unless there are two raters, persons and categories, and answers are from 0."""
    ordered = sorted(observations, key=lambda each: (each.person, each.rater, each.question, each.answer))
    answer = np.array([each.answer for each in ordered], dtype=np.int64)
    persons, person = _places([each.person for each in ordered])
    raters, rater = _places([each.rater for each in ordered])
    questions, question = _places([each.question for each in ordered])
    if len(persons) < 2 or len(raters) < 2 or not answer.size or answer.min() < 0 or answer.max() < 1:
        raise ValueError("an audit needs two persons, two raters and answers of two kinds, from 0 up")
    design = _design(len(questions), len(raters), int(answer.max()))
    return FacetTable(persons, raters, questions, person, question * len(raters) + rater, answer, design)


def _places(names: Sequence[str]) -> tuple[tuple[str, ...], Whole]:
    found, places = np.unique(names, return_inverse=True)
    return tuple(map(str, found)), places


def _design(questions: int, raters: int, highest: int) -> Floats:
    """What each free parameter takes from the log odds of each answer, by question and rater."""
    answers = np.arange(highest + 1)
    of_rater, of_question = _effects(raters), _effects(questions)
    passed = (answers[:, None] >= np.arange(1, highest + 1)).astype(float) @ _effects(highest)
    steps = highest - 1
    design = np.zeros((questions, raters, highest + 1, raters - 1 + questions - 1 + questions * steps))
    for question in range(questions):
        for rater in range(raters):
            cell = design[question, rater]
            cell[:, : raters - 1] = np.outer(answers, of_rater[rater])
            cell[:, raters - 1 : raters + questions - 2] = np.outer(answers, of_question[question])
            start = raters + questions - 2 + question * steps
            cell[:, start : start + steps] = passed
    return design.reshape(questions * raters, highest + 1, -1)


def _effects(number: int) -> Floats:
    """Rows of parameters that sum to zero: the last is minus the sum of the others."""
    return np.vstack([np.eye(number - 1), -np.ones((1, number - 1))])


def _closed(free: Floats) -> Floats:
    return np.append(free, -free.sum())
