"""How long a form counts as worked on."""

SECONDS_A_MINUTE = 60


def counted_seconds(elapsed: int, active: int | None, longest_minutes: int) -> int:
    """What the browser counted, never more than has passed since the form was shown.

    Without a count, all that has passed; one form never takes longer than the policy believes. Worked: shown
    for 300 seconds and active for 120, 120; active for 900, 300; nobody counted over lunch, 3 hours: 1800
    where half an hour is the longest.
    """
    worked = elapsed if active is None else min(active, elapsed)
    return max(0, min(worked, longest_minutes * SECONDS_A_MINUTE))
