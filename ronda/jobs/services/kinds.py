"""Contexts name the work that they have done in the background."""

from collections.abc import Callable, Mapping
from typing import Any

from ronda.jobs.rules.kinds import Kind, keep_kind
from ronda.jobs.rules.view import JobView
from ronda.people.rules import Viewer


def register(
    kind: str,
    runner: Callable[..., Mapping[str, Any] | None],
    *,
    may: Callable[[Viewer], bool] | None = None,
    title: Any = "",
    steps: Mapping[str, Any] | None = None,
    leads_to: Callable[[JobView], str] | None = None,
) -> None:
    """`runner(job, by, at, tell)` does work of this kind; call this in the `ready` of the context.

    `may` says who sees the work that others asked for (managers of the company, when left out); `title` and
    the words for `steps` are lazy translations; `leads_to` is the address that shows the outcome.
    """
    who = {} if may is None else {"may": may}
    keep_kind(Kind(kind, runner, title=title, steps=steps or {}, leads_to=leads_to, **who))
