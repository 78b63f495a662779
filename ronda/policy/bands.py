"""The band that a number of points falls into."""

from collections.abc import Sequence
from decimal import Decimal

from ronda.policy.models import Band


def band_for(points: Decimal, bands: Sequence[Band]) -> Band:
    """The first band, from the best, that begins at or below `points`."""
    return next(band for band in bands if points >= band.from_points)
