"""What contexts above visits know about them: they name their reads when they start."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.work.queries import numbered

# Of visits, or the question for them.
Numbers = Collection[int] | QuerySet[Any, Any]
# Person, outlet and day.
OnSite = tuple[int, int, date]


@dataclass(frozen=True)
class Weak:
    """A missed result of somebody's last closed month: the indicator and what it was called in figures."""

    indicator: str
    month: str


@dataclass(frozen=True)
class Checked:
    """Information checks of an outlet: how many, how many were right, and the last one's day."""

    checks: int
    complete: int
    correct: int
    on_time: int
    last: date


@dataclass
class _Readers:
    """`weak` answers only what the viewer may see of others' results."""

    disproved: Callable[[Viewer], Numbers] = lambda viewer: frozenset()
    on_site: Callable[[Viewer, Month], frozenset[OnSite]] = lambda viewer, month: frozenset()
    weak: Callable[[Viewer, date], Mapping[str, Sequence[Weak]]] = lambda viewer, on: {}
    checked: Callable[[Viewer, date], Mapping[int, Checked]] = lambda viewer, since: {}
    blind: Callable[[Viewer], frozenset[int]] = lambda viewer: frozenset()
    files: Callable[[Viewer, datetime, datetime], Mapping[datetime, str]] = lambda viewer, since, until: {}
    compared: Callable[[Viewer, date], Mapping[str, tuple[int, int]]] = lambda viewer, since: {}


_READERS = _Readers()


def read_with(
    *,
    disproved: Callable[[Viewer], Numbers] | None = None,
    on_site: Callable[[Viewer, Month], frozenset[OnSite]] | None = None,
    weak: Callable[[Viewer, date], Mapping[str, Sequence[Weak]]] | None = None,
    checked: Callable[[Viewer, date], Mapping[int, Checked]] | None = None,
    blind: Callable[[Viewer], frozenset[int]] | None = None,
    files: Callable[[Viewer, datetime, datetime], Mapping[datetime, str]] | None = None,
    compared: Callable[[Viewer, date], Mapping[str, tuple[int, int]]] | None = None,
) -> None:
    """Called in the `ready` of the context above; what is not named stays as it is."""
    named = {
        "disproved": disproved,
        "on_site": on_site,
        "weak": weak,
        "checked": checked,
        "blind": blind,
        "files": files,
        "compared": compared,
    }
    for name, reader in named.items():
        if reader is not None:
            setattr(_READERS, name, reader)


def disproved_now(viewer: Viewer) -> Q:
    """Visits that were found false, as a condition of the database."""
    return numbered(_READERS.disproved(viewer))


def inspected_now(viewer: Viewer, month: Month) -> frozenset[OnSite]:
    """Who inspected which outlet on which day of the month, on the spot."""
    return _READERS.on_site(viewer, month)


def weak_results(viewer: Viewer, on: date) -> Mapping[str, Sequence[Weak]]:
    """By the code of a person, the weakest results of the last closed month that the viewer may see."""
    return _READERS.weak(viewer, on)


def checks_of_outlets(viewer: Viewer, since: date) -> Mapping[int, Checked]:
    """By outlet, the information checks since a day that the viewer may see."""
    return _READERS.checked(viewer, since)


def blind_visits(viewer: Viewer) -> frozenset[int]:
    """Numbers of visits that the viewer is to inspect without knowing what was written at them."""
    return _READERS.blind(viewer) if viewer.scope != "own" else frozenset()


def files_taken_in(viewer: Viewer, since: datetime, until: datetime) -> Mapping[datetime, str]:
    """By the moment at which it wrote, the name of each file that the company took in within this time."""
    return _READERS.files(viewer, since, until)


def fields_compared(viewer: Viewer, since: date) -> Mapping[str, tuple[int, int]]:
    """By field of base data, how often inspections found it right, and how often they compared it."""
    return _READERS.compared(viewer, since)
