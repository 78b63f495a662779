"""What the codes in a row stand for, and which rows of a file are good."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from ronda.kernel.problem import Problem
from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
from ronda.people.queries import numbers_of_centres, numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, unknown_code
from ronda.work.models import Priority
from ronda.work.queries.seen import shared_with

Row = TypeVar("Row")


class Names:
    """Numbers by code, of what the acting person may see."""

    def __init__(self, by: Viewer) -> None:
        self.by = by

    @cached_property
    def centre(self) -> Mapping[str, int]:
        return numbers_of_centres(self.by)

    @cached_property
    def person(self) -> Mapping[str, int]:
        return numbers_of_people(self.by)

    @cached_property
    def outlet(self) -> Mapping[str, int]:
        return numbers_of_outlets(self.by)

    @cached_property
    def product(self) -> Mapping[str, int]:
        return numbers_of_products(self.by)

    @cached_property
    def priority(self) -> Mapping[str, int]:
        """Phase priorities by their number, written as text."""
        numbers = Priority.objects.filter(shared_with(self.by)).values_list("pk", flat=True)
        return {str(number): number for number in numbers}

    def unknown(self, where: str, codes: Iterable[tuple[str, str]]) -> list[Problem]:
        """A problem for each `(noun, code)` that stands for nothing."""
        return [
            unknown_code(where, noun, code or "without a code")
            for noun, code in codes
            if code not in getattr(self, noun)
        ]


def drafts_of(
    rows: Sequence[Row],
    *,
    noun: str,
    names: Names,
    at: datetime,
    codes: Callable[[Row], Iterable[tuple[str, str]]],
    faults: Callable[[Row], Iterable[tuple[str, str]]],
    draft: Callable[[Row], Any],
) -> list[Any]:
    """Each row as an unsaved record; refuses all of them, with every reason, when one is bad."""
    drafts: list[Any] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=1):
        where = f"row {number}, {noun}"
        found = [Problem(where, what, remedy) for what, remedy in faults(row)]
        found += names.unknown(where, codes(row))
        if not found:
            record = draft(row)
            record.known_at = at
            drafts.append(record)
            found = invalid_fields(record, where)
        problems += found
    refuse_if_any(problems)
    return drafts


def given(*codes: tuple[str, str]) -> list[tuple[str, str]]:
    """Those of the codes that a row may leave out and did not."""
    return [(noun, code) for noun, code in codes if code]
