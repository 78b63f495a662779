"""One cell's text to its value, by the type of its field."""

from collections.abc import Callable
from typing import Any

from ronda.intake.rules.amounts import read_cents, read_degrees, read_whole
from ronda.intake.rules.days import read_day
from ronda.intake.rules.fault import Fault
from ronda.intake.rules.fields import Field
from ronda.intake.rules.mapping import DayOrder, DecimalMark
from ronda.intake.rules.months import read_month
from ronda.intake.rules.words import (
    read_choice,
    read_code,
    read_email,
    read_position,
    read_telephone,
    read_text,
    read_time,
    read_yes_no,
)

Reader = Callable[[str], Any]

_NOTHING = frozenset({"na", "n/a", "#n/a", "null", "none", "nan", "-", "--"})


def is_blank(text: str, field: Field) -> bool:
    """An empty cell; in a column of numbers or days also what programs write for nothing."""
    plain = text.strip()
    return not plain or (field.type not in ("text", "code") and plain.casefold() in _NOTHING)


def reader_of(field: Field, *, order: DayOrder, mark: DecimalMark) -> Reader:
    read = _by_type(field, order, mark)

    def read_and_limit(text: str) -> Any:
        value = read(text)
        return value if isinstance(value, Fault) else _limited(field, text, value)

    return read_and_limit


def _by_type(field: Field, order: DayOrder, mark: DecimalMark) -> Reader:
    readers: dict[str, Reader] = {
        "text": read_text,
        "code": read_code,
        "email": read_email,
        "telephone": read_telephone,
        "day": lambda text: read_day(text, order),
        "month": read_month,
        "money": lambda text: read_cents(text, mark),
        "whole": lambda text: read_whole(text, mark),
        "degrees": lambda text: read_degrees(text, field.most or 180),
        "position": read_position,
        "yes_no": read_yes_no,
        "choice": lambda text: read_choice(text, field.choices or {}),
        "time": read_time,
    }
    return readers[field.type]


def _limited(field: Field, text: str, value: Any) -> Any:
    if field.longest is not None and len(value) > field.longest:
        return Fault(f"'{text[:20]}…' has {len(value)} characters", f"write {field.longest} at most")
    if field.type not in ("whole", "money"):
        return value
    if field.least is not None and value < field.least:
        return Fault(f"'{text}' is less than {field.least}", f"write {field.least} or more")
    if field.most is not None and value > field.most:
        return Fault(f"'{text}' is more than {field.most}", f"write {field.most} at most")
    return value
