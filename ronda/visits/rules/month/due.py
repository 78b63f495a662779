"""How many visits of a month are due at an outlet.

Worked: two a month for ten of twenty working days is one; one a month for a single day is still one.
"""


def visits_due(often: int, held_days: int, month_days: int) -> int:
    """By working days in hand, rounded half up; every outlet that is in hand at all gets one."""
    if often <= 0 or held_days <= 0 or month_days <= 0:
        return 0
    return max(1, (2 * often * min(held_days, month_days) + month_days) // (2 * month_days))
