"""What an import of each kind can take in: its fields, their types, the names that columns have for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FieldType = Literal[
    "text",
    "code",
    "email",
    "telephone",
    "day",
    "month",
    "money",
    "whole",
    "degrees",
    "position",
    "yes_no",
    "choice",
    "time",
]


@dataclass(frozen=True)
class Field:
    """`names` are normalised; `choices` maps every accepted word, normalised, to the value kept."""

    name: str
    type: FieldType
    names: tuple[str, ...]
    required: bool = False
    choices: Mapping[str, str] | None = None
    least: int | None = None
    most: int | None = None
    longest: int | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of import; `key` are the fields that say which record a row is about."""

    name: str
    fields: Mapping[str, Field]
    key: tuple[str, ...]

    @property
    def known_names(self) -> frozenset[str]:
        return frozenset(name for field in self.fields.values() for name in field.names)
