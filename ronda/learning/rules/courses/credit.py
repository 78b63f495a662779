"""Which minutes of self-study count."""

from decimal import Decimal


def credited_minutes(seconds: int, *, course_minutes: int, most_share: Decimal) -> int:
    """Whole minutes that were really seen, and no more than a share of the course's own."""
    return min(seconds // 60, int(course_minutes * most_share))
