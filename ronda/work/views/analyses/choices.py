"""What pages of analyses offer to choose from."""

from collections.abc import Iterable
from datetime import date

from ronda.outlets.queries import portfolio_for
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.work.rules import may_record_in


def centres_recorded(viewer: Viewer) -> list[tuple[int, str]]:
    """The centres whose records the viewer keeps."""
    centres = centres_for(viewer).order_by("name").values_list("pk", "name")
    return [(pk, name) for pk, name in centres if may_record_in(viewer, pk)]


def holders_by_outlet(viewer: Viewer, outlets: Iterable[int], on: date) -> dict[int, tuple[int, str]]:
    """Who holds each of the outlets today: number and name."""
    held = portfolio_for(viewer, on=on).filter(outlet_id__in=list(outlets))
    return {entry.outlet_id: (entry.person_id, entry.person.name) for entry in held}


def holder_names(viewer: Viewer, on: date) -> dict[int, tuple[str, str]]:
    """The same of every outlet that the viewer sees: code and name."""
    held = portfolio_for(viewer, on=on).order_by().values_list("outlet_id", "person__code", "person__name")
    return {outlet: (code, name) for outlet, code, name in held}
