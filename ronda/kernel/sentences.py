"""Sentences with named blanks: finding which one a text is, and what stands in its blanks.

Problems are written in English where they are found. A page that tells them in another language finds the
sentence again, translates it and fills the same blanks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BLANK = re.compile(r"%\((\w+)\)s")
NUMBERS = frozenset({"row", "count", "most", "least", "other", "number", "days"})


@dataclass(frozen=True)
class Told:
    """The sentence that a text is, and the words of its blanks."""

    sentence: str
    facts: dict[str, str]

    def __str__(self) -> str:
        return filled(self.sentence, self.facts)


class Sentences:
    """Every sentence that may be told; the first that fits a text is taken."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._patterns = [(sentence, _pattern(sentence)) for sentence in sentences]

    def find(self, text: str) -> Told | None:
        for sentence, pattern in self._patterns:
            if found := pattern.fullmatch(text):
                return Told(sentence, found.groupdict())
        return None


def filled(sentence: str, facts: dict[str, str]) -> str:
    """Blanks filled; a sentence without blanks may hold a per cent sign."""
    return _BLANK.sub(lambda blank: facts.get(blank[1], blank[0]), sentence)


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _BLANK.split(sentence)
    seen: set[str] = set()
    pattern = ""
    for place, part in enumerate(parts):
        if place % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += f"(?P={part})"
        else:
            seen.add(part)
            pattern += rf"(?P<{part}>-?[\d,.]+)" if part in NUMBERS else rf"(?P<{part}>.*?)"
    return re.compile(pattern, re.DOTALL)
