"""Which traces of a kind are there already, for what is to be told once."""

from collections.abc import Collection
from typing import Any

from ronda.people.rules import Viewer
from ronda.work.models import Trace


def told_traces(viewer: Viewer, about: str, what: Collection[str]) -> list[tuple[int, str, dict[str, Any]]]:
    """Number, deed and what was said; for the machine and for objects that the viewer was given."""
    rows = Trace.objects.filter(company_id=viewer.company_id, about=about, what__in=list(what))
    return list(rows.order_by("done_at", "pk").values_list("number", "what", "said"))
