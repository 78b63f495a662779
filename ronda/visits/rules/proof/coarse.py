"""A place as anybody is shown it: no finer than the policy says."""

from math import cos, radians

METRES_OF_A_DEGREE = 111_195


def coarse_offset(place: tuple[float, float], outlet: tuple[float, float], *, metres: int) -> tuple[int, int]:
    """Metres east and north of the outlet, each a whole number of steps of `metres`."""
    east = (place[1] - outlet[1]) * METRES_OF_A_DEGREE * cos(radians(outlet[0]))
    north = (place[0] - outlet[0]) * METRES_OF_A_DEGREE
    return round(east / metres) * metres, round(north / metres) * metres


def coarse_distance(metres: int) -> int:
    """Rounded as one would say it: to tens below a kilometre, to hundreds above."""
    step = 10 if metres < 1000 else 100
    return (metres + step // 2) // step * step
