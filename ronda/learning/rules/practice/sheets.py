"""A scoring sheet: criteria with a weight and a highest mark, and what a judge's marks come to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

HUNDRED = 100
MOST_CRITERIA = 12
Fault = tuple[str, str, str]


@dataclass(frozen=True)
class Criterion:
    """`text` is empty where the code says enough: its words are then told in the reader's language."""

    code: str
    text: str
    weight: int
    most: int


def sheet_faults(sheet: Sequence[Criterion]) -> Iterator[Fault]:
    """Where, what and what to do."""
    if not 1 <= len(sheet) <= MOST_CRITERIA:
        yield "sheet", "has no criterion, or too many", "name between one and twelve criteria"
    if len({each.code for each in sheet}) < len(sheet):
        yield "sheet", "names a criterion twice", "name each once"
    if any(each.weight < 1 or each.most < 1 for each in sheet):
        yield "sheet", "has a criterion without a weight or a highest mark", "write both"
    if sheet and sum(each.weight for each in sheet) != HUNDRED:
        yield "sheet", "has weights that do not add up to 100", "change the weights"


def mark_faults(sheet: Sequence[Criterion], marks: Mapping[str, Decimal]) -> Iterator[Fault]:
    """Every criterion has a mark from nothing up to its highest, in halves."""
    for each in sheet:
        mark = marks.get(each.code)
        if mark is None:
            yield f"mark_{each.code}", "has no mark", "give a mark for each criterion"
        elif not 0 <= mark <= each.most or mark * 2 % 1:
            yield f"mark_{each.code}", "is no mark of this criterion", "give whole or half points up to it"


def weighted(sheet: Sequence[Criterion], marks: Mapping[str, Decimal]) -> Fraction:
    """Of 100: each criterion's share of its highest mark, by its weight."""
    whole = sum(each.weight for each in sheet)
    gained = sum((each.weight * Fraction(marks[each.code]) / each.most for each in sheet), start=Fraction(0))
    return HUNDRED * gained / whole
