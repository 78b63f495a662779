"""The worked examples beside each policy file: every parameter has one, and each comes out as it says."""

from collections.abc import Iterator
from typing import Any

from ronda.kernel.problem import Problem
from ronda.policy.loading import EXAMPLES, Policy, PolicyError, policy_files
from ronda.policy.reading import Marked, UnreadableError, read_file
from ronda.policy.worked import WORKED, parameters_of

_PARTS = {"name", "rule", "given", "expect"}


def run_examples(policy: Policy) -> tuple[int, list[Problem]]:
    """(number of examples that ran, what did not come out as expected or has no example)."""
    problems: list[Problem] = []
    shown: set[str] = set()
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
        if not isinstance(document.value, list):
            problems.append(Problem(name, "is not a list of examples", "write - name: ..."))
            continue
        for marked in document.value:
            ran += 1
            problems += _run(policy, marked, name)
            shown.update(_shown_by(marked.plain()))
    return ran, [*problems, *_without_example(policy, shown)]


def _run(policy: Policy, marked: Marked, file: str) -> list[Problem]:
    where = f"{file}:{marked.line}"
    example = marked.plain()
    if not _is_example(example):
        return [Problem(where, "is not an example", "give it name, rule, given and expect")]
    if example["rule"] not in WORKED:
        return [Problem(where, f"rule '{example['rule']}' is unknown", f"use {', '.join(WORKED)}")]
    where = f"{where} {example['name']}"
    try:
        found = WORKED[example["rule"]](policy, example["given"])
    except (KeyError, TypeError, ValueError, PolicyError) as error:
        return [Problem(where, f"cannot be worked: {error}", "mend what is given")]
    if found != example["expect"]:
        remedy = f"the example expects {example['expect']}: mend the value or the example"
        return [Problem(where, f"gives {found}", remedy)]
    return []


def _is_example(example: Any) -> bool:
    return isinstance(example, dict) and set(example) == _PARTS and isinstance(example["given"], dict)


def _shown_by(example: Any) -> tuple[str, ...]:
    return parameters_of(example["rule"], example["given"]) if _is_example(example) else ()


def _without_example(policy: Policy, shown: set[str]) -> list[Problem]:
    return [
        Problem(
            f"{item.section}.yaml:{item.line} {item.name}",
            "has no worked example",
            f"add one to {item.section}{EXAMPLES}",
        )
        for item in policy.parameters
        if item.path not in shown
    ]


def examples_of(policy: Policy) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Each sound example, and the paths of the parameters that it shows."""
    for path in policy_files(policy.folder):
        if not path.name.endswith(EXAMPLES):
            continue
        document = read_file(path, path.relative_to(policy.folder).as_posix())
        for marked in document.value if isinstance(document.value, list) else ():
            example = marked.plain()
            if _is_example(example):
                yield example, _shown_by(example)
