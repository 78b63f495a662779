"""What each kind of question shows and keeps: the shape of its shown part, of its key and of an answer.

    kind        shown                          key                               answer
    single      options: [[code, text], …]     right: code                       code
    multiple    options                        right: [code, …]                  [code, …]
    true_false  (nothing)                      right: true or false              true or false
    numeric     unit                           value, tolerance (as text)        text
    matching    left, right: [[code, text]]    pairs: {left code: right code}    {left code: right code}
    ordering    items: [[code, text], …]       order: [code, …]                  [code, …]
    short       (nothing)                      accepted: [[text, percent], …]    text
    essay       words                          rubric: [[code, text, points]]    text

Codes say nothing of what is right; the order in which a candidate sees them is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

KINDS = ("single", "multiple", "true_false", "numeric", "matching", "ordering", "short", "essay")
MARKED_BY_PEOPLE = frozenset({"essay"})
SHOWN_FIELDS: Mapping[str, tuple[str, ...]] = {
    "single": ("options",),
    "multiple": ("options",),
    "true_false": (),
    "numeric": ("unit",),
    "matching": ("left", "right"),
    "ordering": ("items",),
    "short": (),
    "essay": ("words",),
}
# The lists of a question whose order is drawn for each attempt.
DRAWN = {"single": "options", "multiple": "options", "matching": "right", "ordering": "items"}


@dataclass(frozen=True)
class Asked:
    """A question with its key; only setters and marking have one of these."""

    kind: str
    stem: str
    shown: Mapping[str, Any]
    key: Mapping[str, Any]


def codes_of(rows: Any) -> list[str]:
    return [str(row[0]) for row in rows or ()]


def number_of(written: Any) -> Decimal | None:
    """A number with point or comma; None where it is none."""
    text = str(written).strip().replace(" ", "").replace("\u00a0", "")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) <= 30 else None


def shown_only(kind: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """What a candidate may see: the fields of the kind and nothing that slipped in beside them."""
    return {name: shown[name] for name in SHOWN_FIELDS[kind] if name in shown}
