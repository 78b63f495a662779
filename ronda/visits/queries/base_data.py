"""The base data of the outlets that a viewer sees: complete, in time, correct, and licences that end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import listed_outlets
from ronda.outlets.queries.changes import last_changes
from ronda.outlets.queries.standings import current_licence
from ronda.people.rules import Viewer
from ronda.visits.models import Photo, VisitForm
from ronda.visits.queries.field_rules import field_rules
from ronda.visits.queries.hooks import Checked, checks_of_outlets, fields_compared
from ronda.visits.rules.base_data import GroupState, filled_share, group_states, is_timely, missing_fields

ACTIVE = "active"
CHECKED_FOR = timedelta(days=365)
COLUMNS = (
    "name",
    "address",
    "city",
    "telephone",
    "format",
    "latitude",
    "longitude",
    "market_type",
    "visit_class",
    "compliance",
    "status",
    "size",
    "grade",
    "outlet_type",
    "stars",
    "preferred_from",
    "preferred_to",
    "holder",
    "licence_number",
    "licence_issued",
    "licence_expires",
)


@dataclass(frozen=True)
class OutletRecord:
    """`last` is the day on which somebody confirmed or changed the record; `checked`: how it was found."""

    outlet_id: int
    code: str
    name: str
    holder: str
    holder_code: str
    groups: Sequence[GroupState]
    last: date | None
    timely: bool
    checked: Checked | None
    licence: str
    expires: date | None

    @property
    def share(self) -> Any:
        return filled_share(self.groups)

    @property
    def missing(self) -> list[str]:
        return missing_fields(self.groups)


@dataclass(frozen=True)
class BaseData:
    """`licence` of a record is valid, ending, none, or what is wrong with it."""

    records: Sequence[OutletRecord]
    today: date
    timely_days: int
    licence_days: int
    groups: Mapping[str, Sequence[str]]
    compared: Mapping[str, tuple[int, int]]


def base_data_for(viewer: Viewer, *, today: date) -> BaseData:
    """The open outlets that the viewer sees today; eight statements, however many outlets."""
    rules = field_rules(today)
    licence = current_licence(today)
    rows = (
        listed_outlets(viewer, on=today)
        .filter(status=ACTIVE)
        .annotate(
            licence_number=Subquery(licence.values("number")[:1]),
            licence_issued=Subquery(licence.values("issued")[:1]),
            photo=Subquery(_photos().filter(form__outlet_id=OuterRef("pk")).values("pk")[:1]),
        )
        .order_by("code")
        .values("pk", "code", "holder_code", "licence_standing", "photo", *COLUMNS)
    )
    confirmed = confirmed_days(viewer)
    changed = last_changes(viewer)
    checked = checks_of_outlets(viewer, today - CHECKED_FOR)

    def record_of(row: Mapping[str, Any]) -> OutletRecord:
        days = [day for day in (confirmed.get(row["pk"]), changed.get(row["pk"])) if day is not None]
        last = max(days, default=None)
        return OutletRecord(
            outlet_id=row["pk"],
            code=row["code"],
            name=row["name"],
            holder=row["holder"] or "",
            holder_code=row["holder_code"] or "",
            groups=group_states(row, rules.base_data_groups),
            last=last,
            timely=is_timely(last, today, rules.base_data_timely_days),
            checked=checked.get(row["pk"]),
            licence=_licence(row, today, rules.licence_alert_days),
            expires=row["licence_expires"],
        )

    return BaseData(
        [record_of(row) for row in rows],
        today,
        rules.base_data_timely_days,
        rules.licence_alert_days,
        rules.base_data_groups,
        fields_compared(viewer, today - CHECKED_FOR),
    )


def licences_to_renew(viewer: Viewer, *, today: date) -> QuerySet[Any]:
    """Those of the viewer's outlets whose licence ends soon or is not valid, to be counted."""
    rows: QuerySet[Any] = listed_outlets(viewer, on=today).filter(status=ACTIVE)
    try:
        until = today + timedelta(days=field_rules(today).licence_alert_days)
    except RefusedError:
        return rows.none()
    late = Q(licence_expires__lte=until) | ~Q(licence_standing="valid")
    return rows.filter(late, licence_standing__isnull=False)


def _photos() -> Any:
    return Photo.objects.filter(removed_at=None)


def confirmed_days(viewer: Viewer) -> dict[int, date]:
    """By outlet, the last visit at which the record was confirmed or found different."""
    forms = VisitForm.objects.filter(company_id=viewer.company_id, sent_at__isnull=False).exclude(
        base_data=""
    )
    rows = forms.order_by().values("outlet_id").annotate(last=Max("sent_at")).values_list("outlet_id", "last")
    return {outlet: timezone.localdate(moment) for outlet, moment in rows}


def _licence(row: Mapping[str, Any], today: date, days: int) -> str:
    standing, expires = row["licence_standing"], row["licence_expires"]
    if standing is None:
        return "none"
    if standing == "valid" and expires is not None and (expires - today).days <= days:
        return "ending"
    return str(standing)
