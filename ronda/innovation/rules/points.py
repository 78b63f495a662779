"""Innovation points: by the policy of the day, once each, only upward, shared exactly."""

from collections.abc import Mapping
from decimal import Decimal

Hundredths = Decimal("0.01")


def suggestion_points(given: int, least: Decimal, most: Decimal) -> Decimal:
    """What whoever answers gives, kept within the policy's range: a suggestion is never worth nothing."""
    return min(max(Decimal(given), least), most)


def shared(points: Decimal, shares: Mapping[int, int]) -> dict[int, Decimal]:
    """Each person's part in hundredths by whole per cent; the parts add up to the points exactly.

    Largest remainder (Hamilton); of equal remainders the larger share, then the lower number. ValueError
    unless the shares add up to 100.
    """
    if sum(shares.values()) != 100 or any(each < 0 for each in shares.values()):
        raise ValueError("the shares do not add up to 100")
    return {
        person: Decimal(part) * Hundredths
        for person, part in _parts(int(points / Hundredths), shares).items()
    }


def shared_cents(cents: int, shares: Mapping[int, int]) -> dict[int, int]:
    """The same for prize money."""
    if sum(shares.values()) != 100:
        raise ValueError("the shares do not add up to 100")
    return _parts(cents, shares)


def only_upward(due: Mapping[int, Decimal], given: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """What is given now, by person, of one cause of one thing: once each, and nothing of nothing."""
    return {person: points for person, points in due.items() if points > 0 and person not in given}


def _parts(whole: int, shares: Mapping[int, int]) -> dict[int, int]:
    parts = {person: whole * share // 100 for person, share in shares.items()}
    left = whole - sum(parts.values())
    order = sorted(shares, key=lambda person: (-(whole * shares[person] % 100), -shares[person], person))
    for person in order[:left]:
        parts[person] += 1
    return parts
