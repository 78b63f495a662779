"""One outlet's base data as they are recorded, for whoever compares them with what is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from ronda.outlets.queries import listed_outlets
from ronda.outlets.queries.changes import last_changes
from ronda.outlets.queries.standings import current_licence
from ronda.people.rules import Viewer
from ronda.visits.models import Photo
from ronda.visits.queries.base_data import COLUMNS, confirmed_days
from ronda.visits.queries.field_rules import field_rules
from ronda.visits.rules.base_data import GroupState, group_states, is_timely


@dataclass(frozen=True)
class BaseValues:
    """`values` by field; `timely`: somebody confirmed or changed the record lately enough."""

    values: Mapping[str, Any]
    groups: Mapping[str, tuple[str, ...]]
    states: tuple[GroupState, ...]
    timely: bool

    @property
    def fields(self) -> list[str]:
        return [name for names in self.groups.values() for name in names]

    @property
    def complete(self) -> bool:
        return all(each.complete for each in self.states)


def base_values(viewer: Viewer, outlet_id: int, *, today: date) -> BaseValues | None:
    """None for an outlet that the viewer does not see today."""
    rules = field_rules(today)
    licence = current_licence(today)
    photos = Photo.objects.filter(removed_at=None, form__outlet_id=OuterRef("pk"))
    rows = listed_outlets(viewer, on=today).filter(pk=outlet_id)
    found = (
        rows.annotate(
            licence_number=Subquery(licence.values("number")[:1]),
            licence_issued=Subquery(licence.values("issued")[:1]),
            photo=Subquery(photos.values("pk")[:1]),
        )
        .values("photo", *COLUMNS)
        .first()
    )
    if found is None:
        return None
    days = [confirmed_days(viewer).get(outlet_id), last_changes(viewer).get(outlet_id)]
    last = max((day for day in days if day is not None), default=None)
    groups = {group: tuple(names) for group, names in rules.base_data_groups.items()}
    return BaseValues(
        found,
        groups,
        tuple(group_states(found, groups)),
        is_timely(last, today, rules.base_data_timely_days),
    )
