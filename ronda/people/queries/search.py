"""People by code or name as somebody types them, and the condition that every search is made of."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, F, Func, Q, QuerySet

from ronda.kernel.folding import folded, variants
from ronda.people.models import Person
from ronda.people.queries.staff import people_at_any_time
from ronda.people.rules import Viewer


class Resembles(Func):
    """Whether a field holds a word, whatever the case and accents of both.

    The database does it by itself, with a class of letters for each letter, and reads no row into Python.
    Classes are slow, so SQLite looks at them only where a text has other letters than the plain ones.
    """

    output_field = BooleanField()
    conditional = True

    def __init__(self, field: Any, word: str = "", **extra: Any) -> None:
        super().__init__(field, **extra)
        self.word = word

    def as_sqlite(self, compiler: Any, connection: Any, **extra_context: Any) -> Any:
        text, parameters = compiler.compile(self.get_source_expressions()[0])
        sql = f"({text} LIKE %s ESCAPE '!' OR ({text} GLOB '*[^ -~]*' AND {text} GLOB %s))"
        return sql, [*parameters, like_of(self.word), *parameters, *parameters, glob_of(self.word)]

    def as_postgresql(self, compiler: Any, connection: Any, **extra_context: Any) -> Any:
        text, parameters = compiler.compile(self.get_source_expressions()[0])
        return f"({text} ~ %s)", [*parameters, pattern_of(self.word)]


def words_of(asked: str) -> list[str]:
    """The words of a search, folded; all of them must be found."""
    return folded(asked).split()


def like_of(word: str) -> str:
    """The word as it is, for plain letters of either case; `!` takes their meaning from signs."""
    return "%" + "".join(f"!{letter}" if letter in "!%_" else letter for letter in word) + "%"


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
    """Those that hold every word, each in any of the fields."""
    for word in words:
        found = found.filter(reduce(or_, (Q(Resembles(F(field), word)) for field in fields)))
    return found


def search_people(viewer: Viewer, asked: str, *, most: int) -> list[Person]:
    """So many of the viewer's people, whenever they were in the centre: by code; none without a word."""
    words = words_of(asked)
    if not words:
        return []
    people = people_at_any_time(viewer)
    return list(resembling(people, ("code", "name"), words).order_by("company_id", "code")[:most])
