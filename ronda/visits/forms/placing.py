"""What a browser sends of where its device is, with a check in or a check out."""

from collections.abc import Mapping
from datetime import datetime
from math import isfinite

from django.utils.dateparse import parse_datetime

from ronda.visits.rules.proof import PlaceSaid

# Hidden fields that the page's script fills in when the button is pressed.
NAMES = ("place_latitude", "place_longitude", "place_accuracy", "place_clock")
WITHOUT = "without_place"


def place_of(sent: Mapping[str, str]) -> PlaceSaid | None:
    """None where the person goes without, or no script has asked; what is no number is nothing."""
    clock = _moment(sent.get("place_clock", ""))
    if clock is None or sent.get(WITHOUT):
        return None
    latitude, longitude, accuracy = (_number(sent.get(name, "")) for name in NAMES[:3])
    return PlaceSaid(latitude, longitude, accuracy, clock)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
