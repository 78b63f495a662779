"""From the parameters in force on a day to typed rules, with every misfit as a problem at its line."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import ValidationError

from ronda.kernel.problem import Problem
from ronda.policy.models import Rules
from ronda.policy.nearest import nearest
from ronda.policy.parameters import Parameter
from ronda.policy.plain_words import sentence_of, written
from ronda.policy.reading import Marked
from ronda.policy.sections import CODED, SECTIONS

Found = dict[tuple[str, ...], tuple[Parameter, Marked]]


def assemble(parameters: Iterable[Parameter], day: date) -> tuple[Rules | None, list[Problem]]:
    """The rules in force on `day`."""
    parts: dict[str, Any] = {"on": day}
    places: Found = {}
    for parameter in parameters:
        marked = parameter.value_at(day)
        if marked is None:
            continue
        section = SECTIONS[parameter.section]
        value = marked.plain()
        if section.part in CODED and isinstance(value, dict):
            value = {"code": parameter.name, **value}
        parts.setdefault(section.part, {})[parameter.name] = value
        places[section.part, parameter.name] = (parameter, marked)
    try:
        return Rules.model_validate(parts), []
    except ValidationError as error:
        return None, [_problem(dict(item), places, day) for item in error.errors(include_url=False)]


def place(places: Found, part: str, name: str) -> str:
    """Where a parameter's value stands, for a problem."""
    parameter, marked = places[part, name]
    return f"{parameter.section}.yaml:{marked.line} {name}"


def _problem(error: dict[str, Any], places: Found, day: date) -> Problem:
    steps = tuple(str(step) for step in error["loc"])
    found = places.get(steps[:2])
    what = sentence_of(error)
    if found is None:
        part = steps[0]
        files = " or ".join(f"{name}.yaml" for name, item in SECTIONS.items() if item.part == part)
        return Problem(
            f"{files or part} {'.'.join(steps[1:])}".strip(), f"{what} on {day}", "add it with its date"
        )
    parameter, marked = found
    inner = error["loc"][2:]
    where = (
        f"{parameter.section}.yaml:{marked.line_of(*inner)} {'.'.join((parameter.name, *map(str, inner)))}"
    )
    if error["type"] == "extra_forbidden":
        allowed = fields_of(steps[0])
        return Problem(where, "is unknown", f"did you mean '{nearest(steps[-1], allowed)}'?")
    # The whole around something missing is no news, and may be long.
    return Problem(where, what, "" if error["type"] == "missing" else f"it is {written(error['input'])}")


def fields_of(part: str) -> list[str]:
    """Names allowed in a part of the rules."""
    annotation: Any = Rules.model_fields[part].annotation
    model = getattr(annotation, "model_fields", None)
    if model is None:
        # `Mapping[str, Part]`, or `Part | None` of what came later.
        model = next(
            part.model_fields for part in reversed(annotation.__args__) if hasattr(part, "model_fields")
        )
    return list(model)
