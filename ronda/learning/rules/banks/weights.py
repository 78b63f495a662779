"""Weights of answers, as Moodle's formats have them, against the bank's own counting.

The bank gives each right answer of several the same share and takes as much for a wrong one.
"""

from collections.abc import Sequence
from decimal import Decimal

from ronda.learning.rules.banks.taken import NotTakenError
from ronda.learning.rules.exams.lines import Shape, options_of

WHOLE = Decimal(100)
NEAR = Decimal("0.01")
PARTLY = "part of the points for an answer that is not right"
WEIGHTS = "weights of the answers: each right one counts the same, a wrong one takes as much away"


def share(number: int) -> Decimal:
    """Of one of so many right answers, as Moodle writes it."""
    return Decimal(plain_number((WHOLE / number).quantize(Decimal("0.00001"))))


def single_of(texts: Sequence[str], percents: Sequence[Decimal]) -> tuple[Shape, list[str]]:
    right = [place for place, percent in enumerate(percents) if percent == WHOLE]
    if len(right) != 1:
        raise NotTakenError(
            f"{len(right)} answers that are wholly right, where one is to be chosen",
            "make it a question with several right answers",
        )
    partly = any(percent not in (0, WHOLE) for percent in percents)
    return options_of("single", texts, right), [PARTLY] if partly else []


def multiple_of(texts: Sequence[str], percents: Sequence[Decimal]) -> tuple[Shape, list[str]]:
    right = [place for place, percent in enumerate(percents) if percent > 0]
    own = share(len(right)) if right else WHOLE
    same = all(abs(percent - (own if percent > 0 else -own)) <= NEAR for percent in percents)
    return options_of("multiple", texts, right), [] if same else [WEIGHTS]


def plain_number(number: Decimal) -> str:
    """Without an exponent and without needless zeros."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
