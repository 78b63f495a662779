"""Months that have results: whoever closes them says so, since people know nothing of closings."""

from collections.abc import Callable, Iterable

from ronda.kernel.period import Month
from ronda.people.rules import Viewer

_sources: list[Callable[[Viewer], Iterable[Month]]] = []


def register_closed_months(source: Callable[[Viewer], Iterable[Month]]) -> None:
    """Called once by the context that closes months, when it is ready."""
    if source not in _sources:
        _sources.append(source)


def months_with_results(viewer: Viewer) -> frozenset[Month]:
    return frozenset(month for source in _sources for month in source(viewer))
