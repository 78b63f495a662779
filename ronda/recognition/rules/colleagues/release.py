"""What is released of a round: scores corrected for strict and lenient raters, or that nothing is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np

from ronda.recognition.rules.colleagues.form import PeerForm, Sheet
from ronda.recognition.rules.raters import (
    CarelessSettings,
    Clique,
    Form,
    Rating,
    careless_raters,
    correct,
    suspicious_triple,
    values_of,
)

WhyNot = Literal["", "few_forms", "few_answers"]
Chance = np.random.Generator
FEWEST_PEOPLE, FEWEST_RATINGS = 2, 3


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

    ValueError where two forms are of one rater: one of them is forged.
    """
    if len({form.rater for form in forms}) < len(forms):
        raise ValueError("two forms name the same rater")
    flat = [
        Form(str(person), str(form.rater), tuple(float(marks[item]) for item in sheet.items if item in marks))
        for form in forms
        for person, marks in form.marks.items()
        if marks
    ]
    aside = _unread(flat, numbers)
    read = [each for each in flat if each.rater not in aside]
    if len(forms) < float(str(numbers.response_floor)) * asked:
        nobody = tuple(Released(person, "few_answers") for person in people)
        return Release(nobody, len(forms), asked, len(aside), 0.0)
    rated = {person: sum(each.person == str(person) for each in read) for person in people}
    shown = [person for person in people if rated[person] >= numbers.least_forms]
    ratings = [each for each in values_of(read) if int(each.person) in set(shown)]
    if len(shown) < FEWEST_PEOPLE or len(ratings) < FEWEST_RATINGS:
        few = tuple(Released(person, "few_forms") for person in people)
        return Release(few, len(forms), asked, len(aside), 0.0)
    correction = correct(ratings)
    told = zip(correction.persons, correction.scores, correction.errors, strict=True)
    scores = {person: (score, error) for person, score, error in told}
    items = {item: _item_scores(forms, aside, item, shown, numbers.least_forms) for item in sheet.items}
    found = []
    for person in people:
        if person not in shown:
            found.append(Released(person, "few_forms"))
            continue
        score, error = scores[str(person)]
        by_item = {item: values[person] for item, values in items.items() if person in values}
        found.append(
            Released(
                person, "", float(score), float(error), by_item, _comments(forms, person, numbers, chance)
            )
        )
    return Release(
        tuple(found),
        len(forms),
        asked,
        len(aside),
        correction.reliability,
        _clique(ratings, numbers, chance),
    )


def _unread(forms: Sequence[Form], numbers: Numbers) -> set[str]:
    """Raters who gave everybody the same: what they wrote tells nobody apart and weighs nothing.

    Not where everybody does: then there is nothing to tell apart.
    """
    settings = CarelessSettings(numbers.careless_least_forms, 2, 0.0)
    same = {each.rater for each in careless_raters(forms, settings) if each.sign == "same_for_all"}
    raters = {each.rater for each in forms}
    return same if len(same) * 2 < len(raters) else set()


def _item_scores(
    forms: Sequence[PeerForm], aside: set[str], item: str, shown: Sequence[int], least: int
) -> dict[int, float]:
    """By person, for a question that enough judged of everybody shown; corrected like the whole."""
    ratings = [
        Rating(str(person), str(form.rater), float(form.marks[person][item]))
        for form in forms
        if str(form.rater) not in aside
        for person in shown
        if item in form.marks.get(person, {})
    ]
    counts = {person: sum(each.person == str(person) for each in ratings) for person in shown}
    if min(counts.values()) < least:
        return {}
    correction = correct(ratings)
    return {
        int(person): float(score) for person, score in zip(correction.persons, correction.scores, strict=True)
    }


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
