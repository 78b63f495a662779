"""YAML read without guessing: numbers keep their digits, keys are unique, every value knows its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from ronda.kernel.problem import Problem

LARGEST_FILE = 1_000_000
# libyaml reads ten times as fast; where it was not built in, the same grammar in Python does.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_DATE = "tag:yaml.org,2002:timestamp"
_BOOL = "tag:yaml.org,2002:bool"
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class Marked:
    """A value with its line; mappings (under plain keys) and lists hold Marked values in turn."""

    value: Any
    line: int

    def plain(self) -> Any:
        """The value without its marks."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value

    def line_of(self, *path: object) -> int:
        """The line of what `path` leads to, or of the last step that exists."""
        here = self
        for step in path:
            try:
                here = here.value[step]
            except (KeyError, IndexError, TypeError):
                break
        return here.line


class UnreadableError(Exception):
    """A file that is no sound YAML; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_file(path: Path, name: str) -> Marked:
    """The content of one file; UnreadableError names the line when it cannot be read."""
    if path.stat().st_size > LARGEST_FILE:
        raise UnreadableError(Problem(name, "the file is too large", f"keep it under {LARGEST_FILE:,} bytes"))
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError:
        raise UnreadableError(Problem(name, "the file is not UTF-8 text", "save it as UTF-8")) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableError(
            Problem(f"{name}:{line}", f"no sound YAML: {error.problem}", "mend it")
        ) from None
    except yaml.YAMLError as error:
        raise UnreadableError(Problem(name, f"no sound YAML: {error}", "mend it")) from None
    if node is None:
        return Marked({}, 1)
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_LOADER)):
        raise UnreadableError(Problem(name, "aliases are not allowed", "write the value out"))
    return _convert(node, name)


def _convert(node: yaml.Node, name: str) -> Marked:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Marked(dict(_pairs(node, name)), line)
    if isinstance(node, yaml.SequenceNode):
        return Marked([_convert(item, name) for item in node.value], line)
    return Marked(_scalar(node, f"{name}:{line}"), line)


def _pairs(node: yaml.MappingNode, name: str) -> Iterator[tuple[Any, Marked]]:
    seen: set[Any] = set()
    for key_node, value_node in node.value:
        where = f"{name}:{key_node.start_mark.line + 1}"
        key = _scalar(key_node, where)
        if key in seen:
            raise UnreadableError(Problem(where, f"'{key}' stands here twice", "keep one of them"))
        seen.add(key)
        # The line of the name, which is where a person looks, even when the value begins below it.
        yield key, Marked(_convert(value_node, name).value, key_node.start_mark.line + 1)


def _scalar(node: yaml.Node, where: str) -> Any:
    text = str(node.value)
    try:
        if node.tag == _INT:
            return int(text)
        if node.tag == _FLOAT:
            number = Decimal(text)
            if number.is_finite():
                return number
            raise ValueError(text)
        if node.tag == _DATE:
            return date.fromisoformat(text)
    except (ValueError, InvalidOperation):
        raise UnreadableError(
            Problem(where, f"'{text}' is not a plain number or day", "write 0.4 or 2025-01-01")
        ) from None
    if node.tag == _BOOL and text.lower() in {"true", "false"}:
        return text.lower() == "true"
    return None if node.tag == _NULL else text
