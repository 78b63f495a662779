"""The allowed name that somebody most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, allowed: Iterable[str]) -> str:
    names = sorted(allowed)
    close = get_close_matches(name, names, n=1, cutoff=0.0)
    return close[0] if close else ", ".join(names)
