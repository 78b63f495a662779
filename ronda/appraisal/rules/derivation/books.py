"""On whose books the shortfall of a unit's result lies, for those who lead the unit."""

from fractions import Fraction

from ronda.appraisal.rules.book_shares import book_shares
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Node, leaf, number
from ronda.kernel.exact import rounded


def short_books(stored: Stored, line: Row) -> list[Node]:
    """One node per book that fell short of its own part of the target, the largest part first."""
    if line["direction"] != "up":
        return []
    books = [
        row
        for row in stored.unit_measures
        if row["key"] == line["key"] and row["unit_id"] == line["unit_id"] and row["basis"]
    ]
    shares = book_shares([_shortfall(row, line) for row in books])
    people = {row["spell_id"]: row["person_id"] for row in stored.spells}
    found = sorted(zip(shares, books, strict=True), key=lambda pair: (-pair[0], pair[1]["spell_id"]))
    return [
        leaf(
            "book_is_short",
            holder=stored.name_of(people.get(row["spell_id"])),
            part_share=number(rounded(share, 9)),
        )
        for share, row in found
        if share
    ]


def _shortfall(row: Row, line: Row) -> Fraction:
    """What is missing to the book's goal, or to the unit's target on the book's own cases."""
    reached, cases = int(row["num"]), int(row["den"] or 0)
    if row["goal"] is not None and not line["target_by_hand"]:
        return Fraction(row["goal"], line["target_den"]) - reached
    return Fraction(line["target_num"], line["target_den"]) * cases - reached
