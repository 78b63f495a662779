"""Explanation is data first: a code with its numbers, turned into a sentence at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Fact = str | int | None


@dataclass(frozen=True)
class Reason:
    """Why a rule decided as it did; `wording.py` of the context owns the sentence for `code`."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))

    @classmethod
    def of(cls, code: str, **facts: Fact) -> "Reason":
        return cls(code, facts)
