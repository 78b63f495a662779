"""Two texts beside each other, line by line."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

Kind = Literal["same", "new", "gone", "changed"]


@dataclass(frozen=True)
class LinePair:
    """A line of the earlier text and the one that stands in its place; None where there is none."""

    kind: Kind
    before: str | None
    after: str | None


def side_by_side(before: str, after: str) -> list[LinePair]:
    """Every line of both texts once, in their order."""
    old, new = before.splitlines(), after.splitlines()
    found: list[LinePair] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [LinePair("same", line, line) for line in old[i:j]]
        else:
            found += [_pair(*lines) for lines in zip_longest(old[i:j], new[k:m])]
    return found


def _pair(before: str | None, after: str | None) -> LinePair:
    if before is None:
        return LinePair("new", None, after)
    return LinePair("gone", before, None) if after is None else LinePair("changed", before, after)
