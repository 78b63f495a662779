"""A parameter: values by date, with unit, source and reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.policy.nearest import nearest
from ronda.policy.reading import Marked

SOURCES = ("mission", "default", "company")
_FIELDS = ("unit", "source", "reference", "announced", "values")


@dataclass(frozen=True)
class Parameter:
    """One parameter of one file; `values` by the day from which they act."""

    section: str
    name: str
    unit: str
    source: str
    reference: str
    announced: date
    values: Mapping[date, Marked]
    line: int

    @property
    def path(self) -> str:
        return f"{self.section}.{self.name}"

    def value_at(self, day: date) -> Marked | None:
        """The value with the greatest date that is not after `day`."""
        started = [start for start in self.values if start <= day]
        return self.values[max(started)] if started else None


def read_parameter(section: str, name: str, marked: Marked) -> tuple[Parameter | None, list[Problem]]:
    """The parameter, and all that is wrong with how it is written."""
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
    plain = {key: marked.value[key].value for key in _FIELDS}
    if plain["source"] not in SOURCES:
        problems.append(
            Problem(where, f"source '{plain['source']}' is unknown", f"use {' or '.join(SOURCES)}")
        )
    if not isinstance(plain["announced"], date):
        return None, [*problems, Problem(where, "announced is not a day", "write it as 2024-12-20")]
    if not isinstance(plain["values"], dict) or not all(isinstance(key, date) for key in plain["values"]):
        return None, [*problems, Problem(where, "values are not listed by day", "write 2025-01-01: value")]
    parameter = Parameter(section=section, name=name, line=marked.line, **plain)
    return parameter, [*problems, *_announced_late(parameter)]


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
            f"the value of {start} was announced on {parameter.announced}, not before {_first_use(start)}",
            "a rule is announced before the first month that uses it; date the value later",
        )
        for start, marked in sorted(parameter.values.items())
        if parameter.announced >= _first_use(start)
    ]


def _first_use(start: date) -> date:
    """A value dated inside a month acts from the next one."""
    month = Month.of(start)
    return start if start == month.start else month.end
