"""Whether a photo was taken at another time than the visit, by the time that it carries."""

from collections.abc import Sequence
from datetime import datetime

from ronda.visits.rules.proof.seen import Odd, Picture


def old_photo_odd(
    pictures: Sequence[Picture], arrived: datetime | None, left: datetime | None, *, photo_minutes: int
) -> Odd | None:
    """Minutes before the check in are negative; the farthest is told. A photo without a time says nothing."""
    if arrived is None or left is None:
        return None
    off = [(minutes_off(each.taken, arrived, left), each) for each in pictures if each.taken is not None]
    wrong = [each for each in off if abs(each[0]) > photo_minutes]
    if not wrong:
        return None
    minutes, picture = max(wrong, key=lambda each: abs(each[0]))
    return Odd("old_photo", {"minutes": minutes, "allowed": photo_minutes, "photo": picture.number})


def minutes_off(taken: datetime, arrived: datetime, left: datetime) -> int:
    """How long before the check in (negative) or after the check out; 0 within the visit."""
    if taken < arrived:
        return -(int((arrived - taken).total_seconds()) // 60)
    return max(0, int((taken - left).total_seconds()) // 60)
