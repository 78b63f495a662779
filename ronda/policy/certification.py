"""Whether enough of the staff is certified."""

from decimal import Decimal
from fractions import Fraction


def is_certified_enough(certified: int, staff: int, share: Decimal) -> bool:
    """Strictly more than the share: 19 of 20 is exactly 95 % and not enough. Nobody at all is not enough."""
    return staff > 0 and Fraction(certified, staff) > Fraction(share)
