"""A GIFT file in blocks: one question each, empty lines between them, comments apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ID, _TAG = re.compile(r"\[id:([^\]]+)\]"), re.compile(r"\[tag:([^\]]+)\]")
CATEGORY = "$CATEGORY:"


@dataclass(frozen=True)
class Block:
    """`line`: the first one of its text."""

    line: int
    text: str
    category: str
    id: str
    tags: tuple[str, ...]


def blocks_of(text: str) -> Iterator[Block]:
    """A category holds until the next one; identifiers and tags stand in the comments before a question."""
    category, said = "", ""
    lines: list[str] = []
    start = 0
    for number, line in enumerate([*text.lstrip("\ufeff").splitlines(), ""], start=1):
        bare = line.strip()
        if bare.startswith("//"):
            said += bare if not lines else ""
        elif bare.startswith(CATEGORY) and not lines:
            category = bare[len(CATEGORY) :].strip()
        elif bare:
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield _block(start, lines, category, said)
            lines, said = [], ""


def _block(start: int, lines: list[str], category: str, said: str) -> Block:
    named = _ID.search(said)
    tags = tuple(found.strip() for found in _TAG.findall(said))
    return Block(start, "\n".join(lines), category, named.group(1).strip() if named else "", tags)
