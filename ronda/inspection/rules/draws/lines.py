"""The two files of lines: the frame and the list."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ronda.inspection.rules.draws.frame import NAME, Unit
from ronda.inspection.rules.draws.published import AGAIN, HEAD, Listed
from ronda.kernel.problem import Problem

HEX = re.compile(r"[0-9a-f]{64}")
WHOLE = re.compile(r"[1-9][0-9]{0,8}")
SHARE = re.compile(r"[1-9][0-9]{0,400}(/[1-9][0-9]{0,400})?")
CODE = re.compile(r"[a-z_]{1,40}")
END = "the digest counts every sign: take the file as it was published"


def read_frame(name: str, text: str) -> tuple[tuple[Unit, ...], list[Problem]]:
    """`id|stratum|size`, sorted by id, each id once."""
    units, problems = _read(name, text, 1, _unit)
    for line, (before, after) in enumerate(pairwise(units), start=2):
        if not problems and before.id >= after.id:
            problems.append(Problem(_at(name, line), f"'{after.id}' does not follow '{before.id}'", END))
    return tuple(units), problems


def read_list(name: str, text: str) -> tuple[tuple[Listed, ...], list[Problem]]:
    """The head, then one line for each drawn unit, counted from 1."""
    head, _, rest = text.partition("\n")
    if head != HEAD:
        return (), [Problem(_at(name, 1), "is not the head of a list", f"write {HEAD}")]
    if not rest:
        return (), []
    rows, problems = _read(name, rest, 2, _listed)
    for line, (count, row) in enumerate(enumerate(rows, start=1), start=2):
        if not problems and row.position != count:
            problems.append(Problem(_at(name, line), f"has position {row.position}", f"it is {count}"))
    return tuple(rows), problems


def _read(
    name: str, text: str, first: int, read: Callable[[list[str]], Any]
) -> tuple[list[Any], list[Problem]]:
    rows: list[Any] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=first):
        where = _at(name, number)
        if line.endswith("\r"):
            return rows, [*problems, Problem(where, "ends with a carriage return", END)]
        if not line:
            problems.append(Problem(where, "is empty", END))
            continue
        row = read(line.split("|"))
        if isinstance(row, str):
            problems.append(Problem(where, row, END))
        else:
            rows.append(row)
    return rows, problems


def _unit(parts: list[str]) -> Unit | str:
    if len(parts) != 3:
        return f"has {len(parts)} parts and not the 3 of id|stratum|size"
    for wrong in _odd(parts, (NAME, NAME, WHOLE), ("id", "stratum", "size")):
        return wrong
    return Unit(parts[0], parts[1], int(parts[2]))


def _listed(parts: list[str]) -> Listed | str:
    names = HEAD.split("|")
    if len(parts) != len(names):
        return f"has {len(parts)} parts and not the {len(names)} of the head"
    for wrong in _odd(parts, (WHOLE, NAME, NAME, HEX, SHARE, CODE, re.compile(f"({AGAIN})?")), names):
        return wrong
    position, unit, stratum, ticket, probability, why, again = parts
    return Listed(int(position), unit, stratum, ticket, Fraction(probability), why, bool(again))


def _odd(parts: list[str], patterns: tuple[re.Pattern[str], ...], names: Any) -> Iterator[str]:
    for part, pattern, name in zip(parts, patterns, names, strict=True):
        if not pattern.fullmatch(part):
            yield f"'{part[:40]}' is no {name}"


def _at(name: str, line: int) -> str:
    return f"{name}, line {line}"
