"""People by code or name as somebody types them, and the condition that every search is made of."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Func, QuerySet, Value
from django.db.models.functions import Concat

from ronda.kernel.folding import folded, variants
from ronda.people.models import Person
from ronda.people.queries.staff import people_at_any_time
from ronda.people.rules import Viewer


class Resembles(Func):
    """Whether a text holds a word, whatever the case and accents of both.

    The database does it by itself, with a class of letters for each letter, and reads no row into Python.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, text: Any, word: str = "", **extra: Any) -> None:
        super().__init__(text, **extra)
        self.word = word

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        text, parameters = compiler.compile(self.get_source_expressions()[0])
        if connection.vendor == "sqlite":
            return f"({text} GLOB %s)", [*parameters, glob_of(self.word)]
        return f"({text} ~ %s)", [*parameters, pattern_of(self.word)]


def words_of(asked: str) -> list[str]:
    """The words of a search, folded; all of them must be found."""
    return folded(asked).split()


def glob_of(word: str) -> str:
    """`[eEéÉ…]` for each letter; what means something in such a pattern stands for itself."""
    return (
        "*"
        + "".join(_class(letter) if letter.isalnum() or letter in "*?[" else letter for letter in word)
        + "*"
    )


def pattern_of(word: str) -> str:
    """The same as a regular expression."""
    return "".join(_class(letter) if letter.isalnum() else re.escape(letter) for letter in word)


def _class(letter: str) -> str:
    ways = variants(letter)
    return letter if len(ways) == 1 and letter.isalnum() else f"[{ways}]"


def resembling(found: QuerySet[Any], fields: Sequence[str], words: Sequence[str]) -> QuerySet[Any]:
    """Those whose fields together hold every word."""
    parts: list[Any] = [fields[0]]
    for field in fields[1:]:
        parts += [Value(" "), field]
    text = Concat(*parts) if len(parts) > 1 else parts[0]
    for word in words:
        found = found.filter(Resembles(text, word))
    return found


def search_people(viewer: Viewer, asked: str, *, most: int) -> list[Person]:
    """So many of the viewer's people, whenever they were in the centre: by code; none without a word."""
    words = words_of(asked)
    if not words:
        return []
    people = people_at_any_time(viewer)
    return list(resembling(people, ("code", "name"), words).order_by("company_id", "code")[:most])
