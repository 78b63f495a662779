"""The shape of an explanation: a reason with its numbers, what it rests on, and the records behind it.

The name of a number says what it is: `_points` and `_share` are exact decimals as text, `_score` counts
ten-thousandths of a point, `_cents` cents, `_day` is a day; everything else is a plain count, a code or a
name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from ronda.kernel.exact import plain
from ronda.kernel.reason import Reason
from ronda.policy import Knot, Version

Key = str | int
Number = Decimal | int
NO_VERSION = Version(0, None, None)


@dataclass(frozen=True)
class Evidence:
    """Where the records lie: a kind of evidence and the keys that narrow it down to them."""

    table: str
    keys: Mapping[str, Key]

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", MappingProxyType(dict(self.keys)))

    @classmethod
    def of(cls, table: str, **keys: Key) -> "Evidence":
        return cls(table, keys)


@dataclass(frozen=True)
class Node:
    """One line of the explanation and what it follows from."""

    reason: Reason
    children: tuple["Node", ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Derivation:
    """The whole explanation of one person's month; `instead` says what would have changed it, and `rules`
    which dated values it was read with; `policy` names it, `curves` are its indicators'."""

    person_code: str
    person: str
    month: str
    run: int
    root: Node
    rules: Node
    policy: Version = field(default=NO_VERSION)
    curves: Mapping[str, tuple[Knot, ...]] = field(default_factory=dict)
    instead: tuple[Node, ...] = field(default=())


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, from top to bottom."""
    yield node
    for child in node.children:
        yield from walk(child)


def leaf(code: str, **facts: str | int | None) -> Node:
    return Node(Reason(code, facts))


def number(value: Number) -> str:
    """A stored decimal as it is written, without the zeros that say nothing."""
    return plain(Decimal(value))
