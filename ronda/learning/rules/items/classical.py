"""Difficulty, discrimination, distractors and reliability (Lord and Novick 1968; Cronbach 1951).

People may have answered different papers: each is compared by the share of the points of his own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from statistics import correlation, variance

from ronda.learning.rules.items.answers import Answered, by_person

Papers = Mapping[str, Mapping[str, Answered]]


@dataclass(frozen=True)
class OptionFigures:
    """How often an option was ticked, by the lower and the upper third of those who were asked."""

    option: str
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class ItemFigures:
    """`facility`: the mean share of the points. `discrimination`: its correlation, person by person, with the
    share of the rest of the paper; None where one of the two does not vary."""

    item: str
    answers: int
    facility: Fraction
    discrimination: float | None
    options: tuple[OptionFigures, ...]


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha (KR-20 where a question is right or wrong) and the standard error of measurement, in
    questions."""

    persons: int
    items: int
    alpha: float
    error: float


def item_figures(
    answers: Iterable[Answered], options: Mapping[str, Iterable[str]]
) -> tuple[ItemFigures, ...]:
    """By item; `options` are those of each question that has some, in their order."""
    papers = by_person(answers)
    asked: defaultdict[str, list[tuple[Fraction, Answered]]] = defaultdict(list)
    for paper in papers.values():
        total = sum((each.share for each in paper.values()), Fraction(0))
        for item, each in paper.items():
            rest = (total - each.share) / (len(paper) - 1) if len(paper) > 1 else Fraction(0)
            asked[item].append((rest, each))
    return tuple(_figures(item, asked[item], tuple(options.get(item, ()))) for item in sorted(asked))


def reliability(answers: Iterable[Answered]) -> Reliability | None:
    """Of those questions that all were asked; None with fewer than two of them or of people, or without any
    difference between people."""
    papers = by_person(answers)
    common = sorted(set.intersection(*(set(paper) for paper in papers.values()))) if papers else []
    if len(papers) < 2 or len(common) < 2:
        return None
    of_items = sum(variance([paper[item].share for paper in papers.values()]) for item in common)
    totals = variance([sum((paper[item].share for item in common), Fraction(0)) for paper in papers.values()])
    if not totals:
        return None
    number = len(common)
    alpha = float(Fraction(number, number - 1) * (1 - of_items / totals))
    return Reliability(len(papers), number, alpha, float(totals) ** 0.5 * max(0.0, 1 - alpha) ** 0.5)


def _figures(item: str, asked: list[tuple[Fraction, Answered]], options: tuple[str, ...]) -> ItemFigures:
    shares = [each.share for _rest, each in asked]
    return ItemFigures(
        item,
        len(asked),
        sum(shares, Fraction(0)) / len(shares),
        _together([float(rest) for rest, _each in asked], [float(share) for share in shares]),
        _options(asked, options),
    )


def _together(rest: list[float], shares: list[float]) -> float | None:
    if len(set(rest)) < 2 or len(set(shares)) < 2:
        return None
    return correlation(rest, shares)


def _options(asked: list[tuple[Fraction, Answered]], options: tuple[str, ...]) -> tuple[OptionFigures, ...]:
    """People who are equal stay together: who is in a third does not hang on the order of the rows."""
    third = len(asked) / 3
    lower: list[Answered] = []
    upper: list[Answered] = []
    before = 0
    for _rest, group in groupby(sorted(asked, key=lambda each: each[0]), key=lambda each: each[0]):
        people = [each for _same, each in group]
        middle = before + len(people) / 2
        if middle <= third:
            lower += people
        elif middle >= 2 * third:
            upper += people
        before += len(people)
    return tuple(OptionFigures(each, _ticked(each, lower), _ticked(each, upper)) for each in options)


def _ticked(option: str, people: list[Answered]) -> Fraction:
    return Fraction(sum(option in each.chosen for each in people), len(people)) if people else Fraction(0)
