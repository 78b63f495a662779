"""A blind re-visit: the form filled again by somebody who has not seen the first, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Literal

Kind = Literal["choice", "number", "date", "text"]
Value = str | int | bool | None
Outcome = Literal["same", "differs", "open", "ignored"]


@dataclass(frozen=True)
class FormField:
    """`tolerance` in the unit of a number, or in days of a date; a text is read by people only."""

    name: str
    kind: Kind
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True)
class Compared:
    """One field of both forms. `open`: one of the two is empty or cannot be read, so nothing is said."""

    name: str
    outcome: Outcome
    first: Value
    second: Value


def compare_forms(
    fields: Iterable[FormField], first: Mapping[str, Value], second: Mapping[str, Value]
) -> tuple[Compared, ...]:
    """Every field of the form, in its order."""
    return tuple(
        Compared(
            field.name,
            _outcome(field, first.get(field.name), second.get(field.name)),
            first.get(field.name),
            second.get(field.name),
        )
        for field in fields
    )


def agrees(compared: Iterable[Compared]) -> bool | None:
    """Whether a unit's record holds: no field differs. None: no field could be compared."""
    outcomes = {each.outcome for each in compared}
    if "differs" in outcomes:
        return False
    return True if "same" in outcomes else None


@dataclass(frozen=True)
class Agreement:
    """How many units were compared and how many had an error; for each field, how often it differed."""

    units: int
    with_error: int
    fields: Mapping[str, tuple[int, int]]
    """name: (differed, compared)"""

    @property
    def error_rate(self) -> Fraction | None:
        """Of the units inspected; what it says of all units needs their chances (draws.estimate_rate)."""
        return Fraction(self.with_error, self.units) if self.units else None


def agreement_of(units: Sequence[Sequence[Compared]]) -> Agreement:
    """Over all re-visited units; those of which nothing could be compared count nowhere."""
    verdicts = [verdict for each in units if (verdict := agrees(each)) is not None]
    counts: dict[str, tuple[int, int]] = {}
    for compared in (field for unit in units for field in unit):
        if compared.outcome in {"same", "differs"}:
            differed, seen = counts.get(compared.name, (0, 0))
            counts[compared.name] = differed + (compared.outcome == "differs"), seen + 1
    return Agreement(len(verdicts), verdicts.count(False), counts)


def _outcome(field: FormField, first: Value, second: Value) -> Outcome:
    if field.kind == "text":
        return "ignored"
    if first in (None, "") or second in (None, ""):
        return "open"
    if field.kind == "choice":
        return "same" if _spelled(first) == _spelled(second) else "differs"
    read = _number if field.kind == "number" else _day_number
    left, right = read(first), read(second)
    if left is None or right is None:
        return "open"
    return "same" if abs(left - right) <= field.tolerance else "differs"


def _spelled(value: Value) -> str:
    return str(value).strip().casefold()


def _number(value: Value) -> Decimal | None:
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day_number(value: Value) -> Decimal | None:
    try:
        return Decimal(date.fromisoformat(str(value).strip()).toordinal())
    except ValueError:
        return None
