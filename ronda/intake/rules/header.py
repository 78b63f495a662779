"""Which row of a sheet names the columns, and how names of columns compare."""

import re
import unicodedata
from collections.abc import Collection, Sequence


def normalised(name: str) -> str:
    """`Store Number (No.)` and `StoreNumber_no` as `store number no`: no case, accents, marks."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.strip())
    plain = unicodedata.normalize("NFKD", apart.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters.replace("_", " ")))


def header_place(rows: Sequence[Sequence[str]], known: Collection[str], within: int = 20) -> int:
    """Of the first rows, the one with most known names; else the first that is about as wide as any."""
    head = rows[:within]
    hits = [len({normalised(cell) for cell in row} & set(known)) for row in head]
    if hits and max(hits) > 0:
        return hits.index(max(hits))
    filled = [sum(bool(cell.strip()) for cell in row) for row in head]
    return next((place for place, count in enumerate(filled) if count and count >= max(filled) / 2), 0)


def column_names(cells: Sequence[str]) -> list[str]:
    """The names as written; a nameless column gets `column 3`, a repeated name a number behind it."""
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in enumerate(cells, start=1):
        wanted = " ".join(cell.split()) or f"column {place}"
        name, again = wanted, 1
        while name in taken:
            again += 1
            name = f"{wanted} ({again})"
        taken.add(name)
        names.append(name)
    return names
