"""Links that open a day's route in a map application; they are plain links, and nothing is fetched.

Each application takes so many places at once: a longer route is opened in parts, each of which begins where
the one before it ended.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

Place = tuple[float, float]


@dataclass(frozen=True)
class RoutePart:
    """From the place with number `first` to `last`, counted from 0 in the places that were given."""

    first: int
    last: int
    address: str


def route_parts(application: str, places: Sequence[Place]) -> list[RoutePart]:
    """In the order of the places; nothing without an application or for fewer than two places."""
    if application not in WRITERS or len(places) < 2:
        return []
    most, write = WRITERS[application]
    step = most - 1
    firsts = range(0, len(places) - 1, step)
    return [
        RoutePart(first, last, write(places[first : last + 1]))
        for first in firsts
        for last in (min(first + step, len(places) - 1),)
    ]


def place_link(place: Place, name: str) -> str:
    """Opens one place in the phone's own map application (RFC 5870, with the label that phones read)."""
    at = _plain(place)
    return f"geo:{at}?q={at}({quote(name, safe='')})"


def _openstreetmap(places: Sequence[Place]) -> str:
    points = quote(";".join(_plain(each) for each in places), safe=",")
    return f"https://www.openstreetmap.org/directions?engine=fossgis_osrm_car&route={points}"


def _google(places: Sequence[Place]) -> str:
    first, *between, last = [quote(_plain(each), safe="") for each in places]
    through = f"&waypoints={'%7C'.join(between)}" if between else ""
    return f"https://www.google.com/maps/dir/?api=1&origin={first}&destination={last}&travelmode=driving{through}"


def _amap(places: Sequence[Place]) -> str:
    """Longitude first, as this application has it; the degrees are those of the globe."""
    first, *between, last = [f"{longitude:.6f},{latitude:.6f}" for latitude, longitude in places]
    through = f"&via={between[0]}" if between else ""
    return f"https://uri.amap.com/navigation?from={first}&to={last}{through}&mode=car&coordinate=wgs84"


def _plain(place: Place) -> str:
    return f"{place[0]:.6f},{place[1]:.6f}"


# How many places each takes at once: start, way and end.
WRITERS: dict[str, tuple[int, Callable[[Sequence[Place]], str]]] = {
    "openstreetmap": (2, _openstreetmap),
    "google": (11, _google),
    "amap": (3, _amap),
}
