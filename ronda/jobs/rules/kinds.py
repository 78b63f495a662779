"""The kinds of background work: who runs them, who may see them, how they are called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ronda.jobs.rules.view import JobView
from ronda.people.rules import Viewer


def _managers(viewer: Viewer) -> bool:
    return viewer.can_manage


@dataclass(frozen=True)
class Kind:
    """`run(job, by, at, tell)` does the work; `leads_to` gives the address where its outcome is seen.

    `title` and the words of `steps` are translated by whoever shows them; `may` says who in the company sees
    the work of others.
    """

    code: str
    run: Callable[..., Mapping[str, Any] | None]
    may: Callable[[Viewer], bool] = _managers
    title: Any = ""
    steps: Mapping[str, Any] = field(default_factory=dict)
    leads_to: Callable[[JobView], str] | None = None


_KINDS: dict[str, Kind] = {}


def keep_kind(kind: Kind) -> None:
    """Contexts name their kinds when they start."""
    _KINDS[kind.code] = kind


def kind_named(code: str) -> Kind | None:
    return _KINDS.get(code)


def known_kinds() -> Mapping[str, Kind]:
    return dict(_KINDS)


def kinds_open_to(viewer: Viewer, only: str | None = None) -> list[str]:
    """The kinds of work that the viewer may see whoever asked for it; of one kind: it, or nothing."""
    return sorted(code for code, kind in _KINDS.items() if only in {None, code} and kind.may(viewer))
