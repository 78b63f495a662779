"""A comparison in words: every field with both answers and what came of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from ronda.inspection.rules.revisit import Compared
from ronda.inspection.rules.unit_fields import FRONT, STORE
from ronda.inspection.wording.checks import OUTCOMES, compared_words, value_words
from ronda.outlets.queries import products_for
from ronda.people.rules import Viewer


def told_compared(compared: Iterable[Compared], products: Mapping[int, str]) -> list[dict[str, Any]]:
    """What differs comes first; what neither side says is left out."""
    rows = [
        {
            "name": compared_words(each.name, products),
            "first": value_words(each.name, each.first),
            "second": value_words(each.name, each.second),
            "outcome": each.outcome,
            "word": OUTCOMES[each.outcome][0],
            "kind": OUTCOMES[each.outcome][1],
        }
        for each in compared
        if (each.first, each.second) not in {(None, None), ("", None), (None, ""), ("", "")}
    ]
    return sorted(rows, key=lambda row: ("differs", "same", "open", "ignored").index(str(row["outcome"])))


def product_names(viewer: Viewer, compared: Iterable[Compared]) -> dict[int, str]:
    """Of the products that were counted; no statement where none was."""
    numbers = {
        int(number)
        for each in compared
        for place in (FRONT, STORE)
        if each.name.startswith(place) and (number := each.name.removeprefix(place)).isdecimal()
    }
    if not numbers:
        return {}
    return dict(products_for(viewer).filter(pk__in=numbers).values_list("pk", "name"))
