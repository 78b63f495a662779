"""What a round says of each person: scores drawn towards the usual, and whether they may be told at all.

An outlet rates only whoever looks after it, so how strict outlets are cannot be told from how good a person
is: scores are only drawn towards the usual, the more so the fewer forms there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.recognition.rules.raters import Rating, correct


@dataclass(frozen=True)
class Floors:
    """`forms`: valid ones at least; `response`: part of the drawn that came back at least."""

    forms: int
    response: Decimal


@dataclass(frozen=True)
class Scored:
    """Of 100, with its standard error; `reliability`: that of all scores of the round."""

    score: float
    error: float
    reliability: float


def why_not_reported(drawn: int, returned: int, valid: int, floors: Floors) -> str:
    """`few` forms, low `response`, or empty where it may be told."""
    if valid < floors.forms:
        return "few"
    return "response" if returned < floors.response * drawn else ""


def scores_of(sheets: Mapping[str, Sequence[float]]) -> dict[str, Scored]:
    """From the scores of the valid sheets of each person; nobody where there is nothing to compare."""
    told = {person: given for person, given in sheets.items() if given}
    ratings = [
        Rating(person, f"{person} {place}", score)
        for person, given in told.items()
        for place, score in enumerate(given)
    ]
    if len(told) < 2 or len(ratings) < 3:
        return {}
    found = correct(ratings)
    rows = zip(found.persons, found.scores, found.errors, strict=True)
    return {
        person: Scored(float(min(100, max(0, score))), float(error), found.reliability)
        for person, score, error in rows
    }


def standing(score: float, error: float, usual: float, errors: Decimal) -> str:
    """`above`, `below` or `at` the usual by the interval around the score."""
    reach = float(errors) * error
    if score - reach > usual:
        return "above"
    return "below" if score + reach < usual else "at"
