"""The load of each manager under an assignment."""

import numpy as np

from ronda.outlets.rules.proposal.chance import Flags, Floats, Ints
from ronda.outlets.rules.proposal.points import Load, Travel
from ronda.outlets.rules.proposal.travel import minutes_on_the_way


def load_of(
    manager: str, points: Floats, placed: Flags, frequency: Ints, minutes: Ints, travel: Travel
) -> Load:
    """Visits times minutes and the way; an outlet without a position is as far as the others on average."""
    way = np.zeros(len(points))
    if placed.any():
        way[placed] = minutes_on_the_way(points[placed], travel)
        way[~placed] = way[placed].mean()
    return Load(
        manager,
        len(points),
        int(frequency.sum()),
        int((frequency * minutes).sum()),
        round(float((frequency * way).sum())),
    )
