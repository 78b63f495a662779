"""What every write asks first: may you, and is each row good."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Model

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


def refuse_unless_manager(by: Viewer, what: str) -> None:
    if not by.can_manage:
        raise NotAllowedError(what)


def refuse_if_any(problems: Sequence[Problem]) -> None:
    if problems:
        raise RefusedError(*problems)


def invalid_fields(record: Model, where: str) -> list[Problem]:
    """What the columns of the record do not take: too long, empty, not a date."""
    relations = {field.name for field in record._meta.concrete_fields if field.is_relation}
    try:
        record.clean_fields(exclude=relations)
    except ValidationError as error:
        return [
            Problem(f"{where}, {field}", " ".join(messages).rstrip("."), "correct the value")
            for field, messages in error.message_dict.items()
        ]
    return []


def unknown_code(where: str, noun: str, code: str) -> Problem:
    return Problem(where, f"there is no {noun} {code}", f"add the {noun} first, or correct the code")


def ends_too_early(where: str, start: date, end: date | None) -> list[Problem]:
    if end is None or end > start:
        return []
    what = f"ends on {end} and does not start before it ({start})"
    return [Problem(where, what, "the end is the first day that no longer counts")]
