"""Tickets: a number for each unit that nobody knew before the seed (Rivest's consistent sampling).

Rivest's own package reads the digits of the hash backwards; hexadecimal order is the same in law and can be
drawn by any data base.
"""

from fractions import Fraction

from ronda.kernel.digest import digest_text

WHOLE = 1 << 256


def ticket(seed: str, name: str) -> str:
    """64 hexadecimal digits; their order as text is their order as numbers."""
    return digest_text(f"{seed}|{name}")


def lies_below(ticket: str, probability: Fraction) -> bool:
    """Whether the ticket as a number in [0, 1) is less than the probability; in whole numbers, for speed."""
    return int(ticket, 16) * probability.denominator < probability.numerator * WHOLE


def as_share(ticket: str) -> Fraction:
    """The ticket as a number in [0, 1)."""
    return Fraction(int(ticket, 16), WHOLE)
