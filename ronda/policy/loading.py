"""A company's policy folder, read once and checked as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ronda.kernel.digest import digest_tree
from ronda.kernel.period import Period
from ronda.kernel.problem import Problem
from ronda.policy.assembling import assemble
from ronda.policy.lints import lint_rules
from ronda.policy.models import Rules
from ronda.policy.nearest import nearest
from ronda.policy.parameters import Parameter, read_parameter
from ronda.policy.reading import UnreadableError, read_file
from ronda.policy.sections import SECTIONS
from ronda.policy.versions import Version, version_of

EXAMPLES = ".examples.yaml"


class PolicyError(Exception):
    """A policy folder that cannot be used; `problems` say what, where and what is allowed."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class Policy:
    """All parameters of a folder with all their dates."""

    folder: Path
    parameters: tuple[Parameter, ...]

    @cached_property
    def digest(self) -> str:
        """sha256 over every file of the folder."""
        return digest_tree(self.folder, policy_files(self.folder))

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """Every day on which a value begins to act."""
        return tuple(sorted({start for parameter in self.parameters for start in parameter.values}))

    def version_on(self, day: date) -> Version:
        """What is in force on a day, counted by the days on which something changed."""
        return version_of(self.parameters, day)

    def in_force(self, period: Period) -> Rules:
        """The rules of the period's first instant; PolicyError when the policy begins later."""
        rules, problems = assemble(self.parameters, period.start)
        if rules is not None:
            return rules
        begins = next((day for day in self.changes if assemble(self.parameters, day)[0] is not None), None)
        if begins is not None and period.start < begins:
            remedy = "take a later month, or date the values earlier"
            problems = [Problem(str(period.start), f"the policy begins on {begins}", remedy)]
        raise PolicyError(tuple(problems))

    def parameter(self, path: str) -> Parameter:
        """The parameter with this path (`appraisal/cascade.relief`); KeyError names the nearest."""
        found = {parameter.path: parameter for parameter in self.parameters}
        if path not in found:
            raise KeyError(f"no parameter '{path}'; did you mean '{nearest(path, found)}'?")
        return found[path]


def policy_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.yaml") if path.is_file())


def load_policy(folder: Path) -> Policy:
    """The policy of a folder; PolicyError carries every problem found."""
    policy, problems = read_policy(folder)
    if policy is None or problems:
        raise PolicyError(tuple(problems))
    return policy


def read_policy(folder: Path) -> tuple[Policy | None, list[Problem]]:
    """The policy as far as it can be read, and all problems."""
    if not folder.is_dir():
        return None, [Problem(str(folder), "is not a folder", "point RONDA_POLICIES at a policy folder")]
    parameters: list[Parameter] = []
    problems: list[Problem] = []
    for path in policy_files(folder):
        section = path.relative_to(folder).with_suffix("").as_posix()
        if path.name.endswith(EXAMPLES):
            continue
        if section not in SECTIONS:
            remedy = f"did you mean '{nearest(section, SECTIONS)}.yaml'?"
            problems.append(Problem(f"{section}.yaml", "is not a policy file", remedy))
            continue
        found, wrong = read_section(path, section)
        parameters += found
        problems += wrong
        if not path.with_name(f"{path.stem}{EXAMPLES}").exists():
            problems.append(
                Problem(f"{section}.yaml", "has no worked examples", f"add {path.stem}{EXAMPLES}")
            )
    if parameters:
        problems += _missing_files(folder)
    policy = Policy(folder, tuple(parameters))
    return policy, problems if problems else [*problems, *_lint(policy)]


def _missing_files(folder: Path) -> list[Problem]:
    remedy = "copy it from the policies that Ronda brings, and change it"
    return [
        Problem(f"{section}.yaml", "the file is missing", remedy)
        for section in SECTIONS
        if not (folder / f"{section}.yaml").exists()
    ]


def read_section(path: Path, section: str) -> tuple[list[Parameter], list[Problem]]:
    try:
        document = read_file(path, f"{section}.yaml")
    except UnreadableError as error:
        return [], [error.problem]
    if not isinstance(document.value, dict):
        return [], [Problem(f"{section}.yaml", "is not a list of parameters", "write name: ...")]
    parameters, problems = [], []
    for name, marked in document.value.items():
        parameter, wrong = read_parameter(section, str(name), marked)
        problems += wrong
        if parameter is not None:
            parameters.append(parameter)
    return parameters, problems


def _lint(policy: Policy) -> list[Problem]:
    """Every rule of every day on which something changes, from the first day on which all parts exist."""
    if not policy.parameters:
        return [Problem(str(policy.folder), "holds no parameters", "copy the default pack and change it")]
    problems: list[Problem] = []
    first = _first_whole_day(policy.parameters)
    for day in [first, *(change for change in policy.changes if change > first)]:
        rules, wrong = assemble(policy.parameters, day)
        problems += wrong if rules is None else lint_rules(rules, policy.parameters, day)
    return sorted(set(problems))


def _first_whole_day(parameters: Iterable[Parameter]) -> date:
    """A part of named entries is there with its first entry, every other one with the last of its fields."""
    entries: dict[str, date] = {}
    fields = []
    for each in parameters:
        section, start = SECTIONS[each.section], min(each.values)
        if section.named:
            entries[section.part] = min(entries.get(section.part, start), start)
        else:
            fields.append(start)
    return max([*entries.values(), *fields])
