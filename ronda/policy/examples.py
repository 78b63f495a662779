"""The worked examples beside each policy file, and the exact rules they are worked with."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.policy.bands import band_for
from ronda.policy.certification import is_certified_enough
from ronda.policy.curve import points_on_curve
from ronda.policy.loading import EXAMPLES, Policy, policy_files
from ronda.policy.models import Rules
from ronda.policy.reading import Marked, UnreadableError, read_file

Given = Mapping[str, Any]


def run_examples(policy: Policy) -> tuple[int, list[Problem]]:
    """(number of examples that ran, what did not come out as expected)."""
    problems: list[Problem] = []
    ran = 0
    for path in policy_files(policy.folder):
        if not path.name.endswith(EXAMPLES):
            continue
        name = path.relative_to(policy.folder).as_posix()
        try:
            document = read_file(path, name)
        except UnreadableError as error:
            problems.append(error.problem)
            continue
        for example in document.value:
            ran += 1
            problems += _run(policy, example, name)
    return ran, problems


def _run(policy: Policy, marked: Marked, file: str) -> list[Problem]:
    where = f"{file}:{marked.line}"
    example = marked.plain()
    if not isinstance(example, dict) or set(example) != {"name", "rule", "given", "expect"}:
        return [Problem(where, "is not an example", "give it name, rule, given and expect")]
    if example["rule"] not in EXAMPLE_RULES:
        return [Problem(where, f"rule '{example['rule']}' is unknown", f"use {', '.join(EXAMPLE_RULES)}")]
    try:
        found = EXAMPLE_RULES[example["rule"]](policy, example["given"])
    except (KeyError, TypeError, ValueError) as error:
        return [Problem(f"{where} {example['name']}", f"cannot be worked: {error}", "mend what is given")]
    if found != example["expect"]:
        return [Problem(f"{where} {example['name']}", f"gives {found}", f"it expects {example['expect']}")]
    return []


def _rules(policy: Policy, day: date) -> Rules:
    return policy.in_force(Period(day, day))


def _value_at(policy: Policy, given: Given) -> Any:
    marked = policy.parameter(given["parameter"]).value_at(given["day"])
    value: Any = marked.plain() if marked else None
    return value[given["field"]] if "field" in given else value


def _points(policy: Policy, given: Given) -> Any:
    curve = _rules(policy, given["day"]).curves[given["curve"]]
    return points_on_curve(Fraction(given["attainment"]), curve)


def _grade(policy: Policy, given: Given) -> str:
    return band_for(given["points"], _rules(policy, given["day"]).grading.bands).grade


def _certified(policy: Policy, given: Given) -> list[bool]:
    targets = _rules(policy, given["day"]).certification
    return [
        is_certified_enough(given["intermediate"], given["staff"], targets.intermediate_share),
        is_certified_enough(given["senior"], given["staff"], targets.senior_share),
    ]


EXAMPLE_RULES: Mapping[str, Callable[[Policy, Given], Any]] = {
    "value_at": _value_at,
    "points_on_curve": _points,
    "grade_for": _grade,
    "certified_enough": _certified,
}
