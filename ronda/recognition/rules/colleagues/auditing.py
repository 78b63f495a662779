"""The audit of a round: of each rater how strict and how regular, under numbers drawn by chance.

It is made while the letters are open and rounded to tenths. A number leads to nobody: what a rater gave to
single persons is in no figure, and raters of few persons are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from ronda.recognition.rules.colleagues.form import PeerForm, Sheet
from ronda.recognition.rules.raters import CarelessSettings, Form, Observation, audit, careless_raters

AuditSign = Literal["same_for_all", "same_on_form", "against_all", "misfit"]
# Enough for tenths.
STILL, MOST_ROUNDS = 1e-3, 500
# A rater whom the model cannot place is told as this far away.
FARTHEST = 9.9


class AuditNumbers(Protocol):
    """The part of the colleagues' policy that an audit goes by."""

    @property
    def least_forms(self) -> int: ...
    @property
    def careless_least_forms(self) -> int: ...


class AuditLimits(Protocol):
    """The policy of the audit itself."""

    @property
    def least_raters(self) -> int: ...
    @property
    def misfit(self) -> object: ...


@dataclass(frozen=True)
class Audited:
    """`severity` in logits above the usual rater; mean squares; what a human should look at."""

    number: int
    severity: float
    infit: float
    outfit: float
    signs: tuple[AuditSign, ...]


def audited(
    forms: Sequence[PeerForm],
    *,
    sheet: Sheet,
    numbers: AuditNumbers,
    limits: AuditLimits,
    chance: np.random.Generator,
    told_apart: bool = True,
) -> tuple[Audited, ...]:
    """By number. Nothing where too few rated enough people, or where the answers tell no rater apart.

    `told_apart`: whether colleagues together tell people apart; where they do not, half of the raters lie
    against the others by chance alone, and none is told of.
    """
    rated = [form for form in forms if sum(map(bool, form.marks.values())) >= numbers.least_forms]
    if len(rated) < limits.least_raters:
        return ()
    answers = kept_apart(
        [
            Observation(str(person), str(form.rater), item, mark - sheet.least)
            for form in rated
            for person, marks in form.marks.items()
            for item, mark in marks.items()
        ]
    )
    try:
        with np.errstate(all="ignore"):
            found = audit(answers, still=STILL, most_rounds=MOST_ROUNDS)
    except (ValueError, np.linalg.LinAlgError):
        return ()
    figures = [(each.severity, each.infit, each.outfit) for each in found.raters]
    if not np.isfinite(figures).all():
        return ()
    signs = _signs(rated, sheet, numbers, told_apart)
    misfit = float(str(limits.misfit))
    places = chance.permutation(len(found.raters))
    told = [
        Audited(
            int(place) + 1,
            _tenths(each.severity),
            _tenths(each.infit),
            _tenths(each.outfit),
            (*signs.get(each.rater, ()), *(("misfit",) if each.outfit > misfit else ())),
        )
        for place, each in zip(places, found.raters, strict=True)
    ]
    return tuple(sorted(told, key=lambda each: each.number))


def kept_apart(answers: Sequence[Observation]) -> list[Observation]:
    """Marks that some question never got count as the next lower one: a step that nobody took is nowhere."""
    by_question: dict[str, set[int]] = {}
    for each in answers:
        by_question.setdefault(each.question, set()).add(each.answer)
    kept = sorted(set.intersection(*by_question.values())) if by_question else []
    return [
        Observation(each.person, each.rater, each.question, max(0, sum(k <= each.answer for k in kept) - 1))
        for each in answers
    ]


def _signs(
    forms: Sequence[PeerForm], sheet: Sheet, numbers: AuditNumbers, told_apart: bool
) -> dict[str, tuple[AuditSign, ...]]:
    flat = [
        Form(str(person), str(form.rater), tuple(float(marks[item]) for item in sheet.items if item in marks))
        for form in forms
        for person, marks in form.marks.items()
    ]
    settings = CarelessSettings(numbers.careless_least_forms, min(3, len(sheet.items)), 0.0)
    found: dict[str, tuple[AuditSign, ...]] = {}
    for each in careless_raters(flat, settings):
        if each.sign != "hasty" and (told_apart or each.sign != "against_all"):
            found[each.rater] = (*found.get(each.rater, ()), each.sign)
    return found


def _tenths(value: float) -> float:
    return round(float(np.clip(value, -FARTHEST, FARTHEST)), 1)
