"""The whole check of a policy folder: how it is written, what must hold, and its worked examples."""

from dataclasses import dataclass
from pathlib import Path

from ronda.kernel.problem import Problem
from ronda.policy.examples import run_examples
from ronda.policy.loading import read_policy


@dataclass(frozen=True)
class Checked:
    """What was found, and how much was looked at."""

    problems: tuple[Problem, ...]
    parameters: int
    examples: int
    digest: str


def check_folder(folder: Path) -> Checked:
    """Examples are run only when the folder itself is sound."""
    policy, problems = read_policy(folder)
    if policy is None or problems:
        return Checked(tuple(problems), 0, 0, "")
    ran, wrong = run_examples(policy)
    return Checked(tuple(wrong), len(policy.parameters), ran, policy.digest)
