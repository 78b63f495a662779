"""A parameter: values by date, each with its source, its reference and the day it was announced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.policy.nearest import nearest
from ronda.policy.reading import Marked

SOURCES = ("mission", "default", "company")
_FIELDS = ("unit", "source", "reference", "announced", "values")
_OF_EACH_VALUE = ("source", "reference", "announced")


@dataclass(frozen=True)
class Origin:
    """Where one value comes from, and since when everybody could know it."""

    source: str
    reference: str
    announced: date


@dataclass(frozen=True)
class Parameter:
    """One parameter of one file; `values` by the day from which they act, `origins` by the same days."""

    section: str
    name: str
    unit: str
    values: Mapping[date, Marked]
    origins: Mapping[date, Origin]
    line: int

    @property
    def path(self) -> str:
        return f"{self.section}.{self.name}"

    def start_of(self, day: date) -> date | None:
        """The greatest date that is not after `day`, or None before the first."""
        return max((start for start in self.values if start <= day), default=None)

    def value_at(self, day: date) -> Marked | None:
        """The value in force on `day`."""
        start = self.start_of(day)
        return None if start is None else self.values[start]


def read_parameter(section: str, name: str, marked: Marked) -> tuple[Parameter | None, list[Problem]]:
    """The parameter, and all that is wrong with how it is written.

    `source`, `reference` and `announced` are written once for all values, or by date like the values.
    """
    where = f"{section}.yaml:{marked.line} {name}"
    if not isinstance(marked.value, dict):
        return None, [Problem(where, "is not a parameter", f"give it {', '.join(_FIELDS)}")]
    problems = [
        _unknown(section, name, key, item) for key, item in marked.value.items() if key not in _FIELDS
    ]
    missing = [key for key in _FIELDS if not _given(marked, key)]
    if missing:
        return None, [
            *problems,
            Problem(where, f"lacks {', '.join(missing)}", "every parameter has them all"),
        ]
    values = marked.value["values"].value
    if not isinstance(values, dict) or not all(_is_day(key) for key in values):
        return None, [*problems, Problem(where, "values are not listed by day", "write 2025-01-01: value")]
    origins: dict[date, Origin] = {}
    for start in sorted(values):
        origin, wrong = _origin_of(marked, start, where)
        problems += wrong
        if origin is not None:
            origins[start] = origin
    if len(origins) < len(values):
        return None, problems
    parameter = Parameter(section, name, str(marked.value["unit"].value), values, origins, marked.line)
    return parameter, [*problems, *_announced_late(parameter)]


def _origin_of(marked: Marked, start: date, where: str) -> tuple[Origin | None, list[Problem]]:
    found: dict[str, Any] = {}
    for key in _OF_EACH_VALUE:
        item = marked.value[key].value
        found[key] = (item[start].value if start in item else None) if isinstance(item, dict) else item
    lacking = [key for key, value in found.items() if value in (None, "")]
    if lacking:
        remedy = f"write it once for all values, or by date with {start} among them"
        return None, [Problem(where, f"the value of {start} has no {' and no '.join(lacking)}", remedy)]
    if found["source"] not in SOURCES:
        what = f"source '{found['source']}' is unknown"
        return None, [Problem(where, what, f"use {' or '.join(SOURCES)}")]
    if not _is_day(found["announced"]):
        return None, [Problem(where, "announced is not a day", "write it as 2024-12-20")]
    return Origin(found["source"], str(found["reference"]), found["announced"]), []


def _is_day(value: object) -> bool:
    return isinstance(value, date)


def _given(marked: Marked, key: str) -> bool:
    item = marked.value.get(key)
    return item is not None and item.value not in (None, "", {})


def _unknown(section: str, name: str, key: object, item: Marked) -> Problem:
    return Problem(
        f"{section}.yaml:{item.line} {name}.{key}",
        "is unknown",
        f"did you mean '{nearest(str(key), _FIELDS)}'?",
    )


def _announced_late(parameter: Parameter) -> list[Problem]:
    return [
        Problem(
            f"{parameter.section}.yaml:{marked.line} {parameter.name}",
            f"the value of {start} was announced on {announced}, not before {_first_use(start)}",
            "a rule is announced before the first month that uses it; date the value later",
        )
        for start, marked in sorted(parameter.values.items())
        if (announced := parameter.origins[start].announced) >= _first_use(start)
    ]


def _first_use(start: date) -> date:
    """A value dated inside a month acts from the next one."""
    month = Month.of(start)
    return start if start == month.start else month.end
