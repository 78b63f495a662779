"""What happened at an outlet lately, as far as the viewer may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ronda.outlets.queries import outlet_named
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_in_force
from ronda.work.queries.requests import requests_in_force

SHOWN = 6


@dataclass(frozen=True)
class Recent:
    """The newest of each, the newest first."""

    visits: Sequence[Any] = ()
    requests: Sequence[Any] = ()


def recent_of_outlet(viewer: Viewer, code: str) -> Recent | None:
    """None for whoever sees whole companies without the work of single people."""
    outlet = outlet_named(viewer, code)
    if viewer.scope == "company" and "leader" not in viewer.roles:
        return None
    visits = visits_in_force(viewer).filter(outlet=outlet).select_related("person")
    requests = requests_in_force(viewer).filter(outlet=outlet).select_related("owner")
    return Recent(
        list(visits.order_by("-day", "-pk")[:SHOWN]), list(requests.order_by("-raised_on", "-pk")[:SHOWN])
    )
