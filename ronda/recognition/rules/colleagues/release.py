"""What is released of a round: scores corrected for strict and lenient raters, or that nothing is shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np

from ronda.recognition.rules.colleagues.figures import (
    FEWEST_PEOPLE,
    Answer,
    Figures,
    answers_in,
    enough_for,
    figures_of,
)
from ronda.recognition.rules.colleagues.form import PeerForm, Sheet
from ronda.recognition.rules.raters import Clique, Rating, suspicious_triple

WhyNot = Literal["", "few_forms", "few_answers", "gives_away"]
Chance = np.random.Generator


class Numbers(Protocol):
    """The part of the policy that a release goes by."""

    @property
    def least_forms(self) -> int: ...
    @property
    def response_floor(self) -> object: ...
    @property
    def least_comments(self) -> int: ...
    @property
    def careless_least_forms(self) -> int: ...
    @property
    def clique_permutations(self) -> int: ...
    @property
    def clique_chance(self) -> object: ...


@dataclass(frozen=True)
class Released:
    """One person: `score` and `error` on the form's own scale, `items` by question where enough judged it.

    `why_not` tells why nothing is shown; then there is no figure at all, not even a count.
    """

    person: int
    why_not: WhyNot = ""
    score: float | None = None
    error: float | None = None
    items: Mapping[str, float] = field(default_factory=dict)
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """`forms` of `asked` were handed in; `set_aside` of them looked unread and weigh nothing.

    `clique`: three who rate each other up more than chance would; for the holders of the keys alone.
    """

    people: tuple[Released, ...]
    forms: int
    asked: int
    set_aside: int
    reliability: float
    clique: Clique | None = None


def released(
    forms: Sequence[PeerForm],
    *,
    people: Sequence[int],
    asked: int,
    sheet: Sheet,
    numbers: Numbers,
    chance: Chance,
) -> Release:
    """One release of all forms at once; `chance` shuffles comments and tests for cliques.

    What is not shown is in no figure either: neither people whom few could judge nor questions that few
    answered. ValueError where two forms are of one rater: one of them is forged.
    """
    if len({form.rater for form in forms}) < len(forms):
        raise ValueError("two forms name the same rater")
    answers = answers_in(forms, sheet.items)
    aside = _unread(answers, numbers)
    read = [each for each in answers if each.rater not in aside]

    def nobody(why: WhyNot) -> Release:
        return Release(tuple(Released(each, why) for each in people), len(forms), asked, len(aside), 0.0)

    if len(forms) < float(str(numbers.response_floor)) * asked:
        return nobody("few_answers")
    enough = enough_for([each for each in read if each.person in set(people)], numbers.least_forms)
    if len(enough) < FEWEST_PEOPLE:
        return nobody("few_forms")
    figures = figures_of(read, enough, sheet.items, numbers.least_forms)
    if figures is None:
        return nobody("gives_away")
    told = [_one(each, figures, enough, forms, numbers, chance) for each in people]
    clique = _clique(figures.ratings, numbers, chance)
    return Release(tuple(told), len(forms), asked, len(aside), figures.reliability, clique)


def _one(
    person: int,
    figures: Figures,
    enough: Collection[int],
    forms: Sequence[PeerForm],
    numbers: Numbers,
    chance: Chance,
) -> Released:
    if person not in figures.scores:
        return Released(person, "gives_away" if person in enough else "few_forms")
    return Released(
        person,
        "",
        figures.scores[person],
        figures.errors[person],
        figures.items[person],
        _comments(forms, person, numbers, chance),
    )


def _unread(answers: Sequence[Answer], numbers: Numbers) -> set[int]:
    """Raters who gave everybody the same: what they wrote tells nobody apart and weighs nothing.

    Not where everybody does: then there is nothing to tell apart.
    """
    by_rater = defaultdict(list)
    for each in answers:
        by_rater[each.rater].append(each.marks)
    same = {
        rater
        for rater, given in by_rater.items()
        if len(given) >= numbers.careless_least_forms and all(marks == given[0] for marks in given)
    }
    return same if len(same) * 2 < len(by_rater) else set()


def _comments(forms: Sequence[PeerForm], person: int, numbers: Numbers, chance: Chance) -> tuple[str, ...]:
    """In random order, and only where so many wrote one that none stands out by being the only one."""
    written = [form.comments[person].strip() for form in forms if form.comments.get(person, "").strip()]
    if len(written) < numbers.least_comments:
        return ()
    return tuple(written[int(each)] for each in chance.permutation(len(written)))


def _clique(ratings: Sequence[Rating], numbers: Numbers, chance: Chance) -> Clique | None:
    found = suspicious_triple(ratings, chance, permutations=numbers.clique_permutations)
    if found is None or found.chance > float(str(numbers.clique_chance)):
        return None
    return found
