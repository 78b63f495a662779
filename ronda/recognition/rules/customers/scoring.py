"""What a sheet is worth: the mean of its marks, of 100."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Asked:
    """The codes of the questions with marks, and the range of the marks."""

    scales: tuple[str, ...]
    least: int
    most: int


def sheet_score(asked: Asked, answers: Mapping[str, int], answered_share: Decimal) -> Fraction | None:
    """From 0 to 100; None where too few questions have a mark."""
    marks = [answers[code] for code in asked.scales if code in answers]
    if not marks or len(marks) < answered_share * len(asked.scales):
        return None
    return Fraction(100 * sum(mark - asked.least for mark in marks), len(marks) * (asked.most - asked.least))


def form_score(score: Fraction) -> int:
    """As a whole number, halves up."""
    return int(score + Fraction(1, 2))


def answer_faults(asked: Asked, answers: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Marks that are none, or of no question."""
    faults = []
    for code, mark in answers.items():
        if code not in asked.scales:
            faults.append((code, "is no question of this questionnaire", "load the page again"))
        elif not asked.least <= mark <= asked.most:
            faults.append((code, "is no mark of this questionnaire", "choose one of the marks"))
    return faults


def item_scores(
    asked: Asked, sheets: Sequence[Mapping[str, int]], least: int
) -> dict[str, tuple[Fraction, int]]:
    """Mean of 100 and number of answers of each question that enough answered.

    Where a single question falls below, the next least answered one is left out too: the rest and the whole
    would tell it.
    """
    given = {code: [each[code] for each in sheets if code in each] for code in asked.scales}
    hidden = {code for code, marks in given.items() if len(marks) < least}
    if len(hidden) == 1:
        rest = [code for code in asked.scales if code not in hidden]
        hidden |= {min(rest, key=lambda code: len(given[code]))} if rest else set()
    span = asked.most - asked.least
    return {
        code: (Fraction(100 * sum(mark - asked.least for mark in marks), len(marks) * span), len(marks))
        for code, marks in given.items()
        if code not in hidden
    }
