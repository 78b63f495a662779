"""What innovation points are given for, in words; contexts above keep the code only."""

from ronda.innovation.models import Points


def cause_words(code: str) -> str:
    """A code that is known no more stays as it is: a settled year outlives it."""
    return str(Points.Cause(code).label) if code in Points.Cause.values else code
