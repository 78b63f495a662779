"""Which problems are the same one come again: the ground for changing a process.

Two problems are of one kind when they name the same topic (capitals and spaces aside), or the same process,
or when their titles share most of their words: at least two thirds of the words of both together (the
Jaccard index of the sets of normalised words, Jaccard 1901), and at least two words.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

ALIKE = Fraction(2, 3)
LEAST_WORDS = 2
LONGEST_TOPIC = 60
_WORDS = re.compile(r"[^\W_]+")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True)
class Noted:
    """What is compared of a problem; `process` is the number of its process, 0 for none."""

    number: int
    found_on: date
    topic: str
    title: str
    process: int = 0


def repeated_with(one: Noted, others: Iterable[Noted], *, window_days: int) -> list[Noted]:
    """Those of its kind up to its own day inside the window, itself among them, the earliest first."""
    since = one.found_on - timedelta(days=window_days)
    near = {each.number: each for each in others if since < each.found_on <= one.found_on}
    near[one.number] = one
    alike = [each for each in near.values() if each == one or is_of_one_kind(one, each)]
    return sorted(alike, key=lambda each: (each.found_on, each.number))


def is_of_one_kind(one: Noted, other: Noted) -> bool:
    """A topic or process that both name decides; titles decide where they name different or none."""
    if one.topic and other.topic:
        return topic_key(one.topic) == topic_key(other.topic)
    if one.process and one.process == other.process:
        return True
    return alikeness(one.title, other.title) >= ALIKE


def topic_of(group: Sequence[Noted]) -> str:
    """What the group is called: its latest topic, or the latest title."""
    named = [each.topic for each in group if each.topic]
    return (named or [each.title for each in group])[-1].strip()[:LONGEST_TOPIC]


def topic_key(topic: str) -> str:
    return " ".join(topic.casefold().split())


def alikeness(one: str, other: str) -> Fraction:
    """Shared words of all words; nothing where fewer than two are shared."""
    here, there = words_of(one), words_of(other)
    shared = here & there
    return Fraction(len(shared), len(here | there)) if len(shared) >= LEAST_WORDS else Fraction(0)


def words_of(title: str) -> frozenset[str]:
    """Words without capitals, accents and numbers; a text without spaces is taken two signs at a time."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found: set[str] = set()
    for word in _WORDS.findall(plain):
        if _WITHOUT_SPACES.search(word):
            found.update(word[start : start + 2] for start in range(max(1, len(word) - 1)))
        elif not word.isdigit():
            found.add(word)
    return frozenset(found)
