"""The tables of words that ship with Ronda: fields, choices and built-in mappings."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ronda.intake.rules.fields import Field, Kind
from ronda.intake.rules.header import normalised
from ronda.intake.rules.mapping import Mapping, mapping_from

_HERE = Path(__file__).resolve().parents[1]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of import by its name."""
    choices = _load(_HERE / "words" / "choices.yaml")
    return {
        name: Kind(
            name,
            {field.name: field for field in _fields(content["fields"], choices)},
            tuple(content["key"]),
        )
        for name, content in _load(_HERE / "words" / "fields.yaml").items()
    }


@cache
def built_in_mappings() -> dict[str, Mapping]:
    files = sorted((_HERE / "mappings").glob("*.yaml"))
    return {path.stem: mapping_from({**_load(path), "name": path.stem}) for path in files}


def built_in_for(kind: str) -> list[str]:
    """The names of the built-in mappings of one kind."""
    return [name for name, mapping in built_in_mappings().items() if mapping.kind == kind]


@cache
def example_of(kind: str) -> dict[str, str]:
    """One row of a kind as a file may have it, by field."""
    content = _load(_HERE / "words" / "examples.yaml").get(kind, {})
    return {name: str(value) for name, value in content.items()}


@cache
def post_words() -> dict[str, str]:
    """What files call the posts of the default policy, normalised, and their codes."""
    named = _load(_HERE / "words" / "posts.yaml")
    return {normalised(word): code for code, words in named.items() for word in words}


def _fields(content: dict[str, Any], choices: dict[str, dict[str, list[str]]]) -> list[Field]:
    return [_field(name, field, choices) for name, field in content.items()]


def _field(name: str, content: dict[str, Any], choices: dict[str, dict[str, list[str]]]) -> Field:
    plain = name.removesuffix("!")
    limits = {limit: content.get(limit) for limit in ("least", "most", "longest")}
    names = tuple(dict.fromkeys(normalised(str(word)) for word in (*content["names"], plain)))
    words = None
    if content["type"] == "choice":
        words = {normalised(word): value for value, more in choices[plain].items() for word in (value, *more)}
    return Field(plain, content["type"], names, required=name != plain, choices=words, **limits)


def _load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
