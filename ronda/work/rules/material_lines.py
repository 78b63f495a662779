"""Materials of an event, one a line: `20 leaflets`."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"(\d{1,6})\s*(?:x|\u00d7)?\s+(\S.*)")


@dataclass(frozen=True)
class Material:
    number: int
    what: str


def materials_in(text: str) -> tuple[list[Material], list[int]]:
    """The materials, and the numbers of the lines that are none; a line without a number is one piece."""
    found: list[Material] = []
    odd: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if not words:
            continue
        counted = _LINE.fullmatch(words)
        if counted is not None and int(counted[1]) > 0:
            found.append(Material(int(counted[1]), counted[2].strip()[:100]))
        elif words[0].isdigit():
            odd.append(number)
        else:
            found.append(Material(1, words[:100]))
    return found, odd


def lines_of(materials: list[Material]) -> str:
    return "\n".join(f"{each.number} {each.what}" for each in materials)
