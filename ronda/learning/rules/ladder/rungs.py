"""The rungs of every post, from the lowest to the highest."""

NEW, JUNIOR, INTERMEDIATE, SENIOR, EXPERT = RUNGS = ("new", "junior", "intermediate", "senior", "expert")


def height(rung: str) -> int:
    return RUNGS.index(rung)


def rung_above(rung: str) -> str | None:
    """None above the highest."""
    return RUNGS[height(rung) + 1] if rung != EXPERT else None
