"""The policies in force on a day, with where they come from and their worked examples."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.policy import Parameter, Policy, load_policy
from ronda.policy.examples import examples_of


@dataclass(frozen=True)
class Value:
    """One value and since when it acts; `lines` are names and texts, one of them without a name."""

    start: date
    lines: tuple[tuple[str, str], ...]
    source: str
    reference: str
    announced: date


@dataclass(frozen=True)
class ParameterInForce:
    """`now` is in force on the day, None before the first; `others` are the earlier and later values."""

    name: str
    unit: str
    now: Value | None
    others: tuple[Value, ...]
    examples: tuple[tuple[str, tuple[tuple[str, str], ...], str], ...]


@dataclass(frozen=True)
class PoliciesInForce:
    """By section, as `appraisal/indicators`; `changes` are the days on which something begins to act."""

    on: date
    sections: Mapping[str, tuple[ParameterInForce, ...]]
    changes: tuple[date, ...]
    digest: str

    @property
    def count(self) -> int:
        return sum(map(len, self.sections.values()))


def policies_for(viewer: Viewer, *, on: date, search: str = "") -> PoliciesInForce:
    """For administrators and leaders: every parameter whose name or reference has the words."""
    if not (viewer.can_manage or "leader" in viewer.roles):
        raise NotAllowedError("looking at the policies")
    policy = load_policy(Path(settings.RONDA_POLICIES))
    examples = _examples(policy)
    sections: dict[str, list[ParameterInForce]] = defaultdict(list)
    for parameter in policy.parameters:
        if _speaks_of(parameter, search):
            sections[parameter.section].append(_in_force(parameter, on, examples[parameter.path]))
    return PoliciesInForce(
        on, {name: tuple(rows) for name, rows in sections.items()}, policy.changes, policy.digest
    )


def _speaks_of(parameter: Parameter, search: str) -> bool:
    origins = " ".join(origin.reference for origin in parameter.origins.values())
    text = f"{parameter.path} {parameter.unit} {origins}".replace("_", " ").casefold()
    return all(word in text for word in search.replace("_", " ").casefold().split())


def _in_force(parameter: Parameter, on: date, examples: list[Any]) -> ParameterInForce:
    values = {start: _value(parameter, start) for start in sorted(parameter.values)}
    start = parameter.start_of(on)
    return ParameterInForce(
        parameter.name,
        parameter.unit,
        values.pop(start) if start else None,
        tuple(values.values()),
        tuple((each["name"], tuple(_lines(each["given"])), _text(each["expect"])) for each in examples),
    )


def _value(parameter: Parameter, start: date) -> Value:
    origin = parameter.origins[start]
    lines = tuple(_lines(parameter.values[start].plain()))
    return Value(start, lines, origin.source, origin.reference, origin.announced)


def _lines(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """A table of names and texts; what is deeper goes into the names."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lines(inner, f"{name} {key}".strip().replace("_", " "))
    else:
        yield name, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_text(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return str(value)


def _examples(policy: Policy) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for example, paths in examples_of(policy):
        for path in paths:
            found[path].append(example)
    return found
