"""The lines of a purchase request: how many of what, at which price each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST_LINES = 40
MOST_EACH = 1_000_000
MOST_CENTS = 10**12
_LINE = re.compile(r"(?P<quantity>\d{1,7})\s*;(?P<what>[^;]+);\s*(?P<price>\d{1,10}(?:[.,]\d{1,2})?)\s*")


@dataclass(frozen=True)
class OfficeLine:
    """`cents` is the price of one."""

    quantity: int
    what: str
    cents: int

    @property
    def amount_cents(self) -> int:
        return self.quantity * self.cents


def read_lines(text: str) -> tuple[list[OfficeLine], list[int]]:
    """`12; Display stand; 45.00` for each line; and the numbers of the lines that cannot be read."""
    found: list[OfficeLine] = []
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        read = _read(line)
        if read is None:
            wrong.append(number)
        else:
            found.append(read)
    return found, wrong


def written_lines(lines: Sequence[OfficeLine]) -> str:
    """As they are typed; the inverse of reading them."""
    return "\n".join(f"{each.quantity}; {each.what}; {Decimal(each.cents) / 100:.2f}" for each in lines)


def total_cents(lines: Sequence[OfficeLine]) -> int | None:
    """What all lines cost; None where there is no line."""
    return sum(each.amount_cents for each in lines) if lines else None


def _read(line: str) -> OfficeLine | None:
    read = _LINE.fullmatch(line.strip())
    if read is None or not read["what"].strip():
        return None
    quantity, cents = int(read["quantity"]), int(Decimal(read["price"].replace(",", ".")) * 100)
    if not 0 < quantity <= MOST_EACH or quantity * cents > MOST_CENTS:
        return None
    return OfficeLine(quantity, read["what"].strip()[:200], cents)
