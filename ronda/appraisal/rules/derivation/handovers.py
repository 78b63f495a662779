"""Which hand-overs stand behind a share of a missed result, and how they went."""

from collections.abc import Collection, Iterable

from ronda.appraisal.rules.derivation.stored import Row, Stored


def concerned(
    handovers: Iterable[Row], share: Row, *, level: str, holder_id: int, book_holders: Collection[int]
) -> list[Row]:
    """The hand-overs of the share's duty and owner that count for this result.

    One that was given to the holder of another book concerns that book alone.
    """
    named = [
        row
        for row in handovers
        if (row["unit_id"], row["duty"], row["owner_id"])
        == (share["unit_id"], share["duty"], share["owner_id"])
    ]
    if share["side"] == "front" or level == "unit":
        return named
    return [row for row in named if row["receiver_id"] == holder_id or row["receiver_id"] not in book_holders]


def behind_share(stored: Stored, share: Row) -> list[Row]:
    miss = stored.miss_of(share["spell_id"], share["indicator"])
    if miss is None:
        return []
    return concerned(
        stored.handovers,
        share,
        level=miss["level"],
        holder_id=miss["person_id"],
        book_holders=stored.book_holders(share["unit_id"]),
    )


def is_late(handover: Row) -> bool:
    return bool(handover["delivered"] and not handover["returned"]) and days_late(handover) > 0


def days_late(handover: Row) -> int:
    """Working days in the owner's hands beyond what was allowed."""
    return max(0, int(handover["elapsed"]) - int(handover["allowed"]))
