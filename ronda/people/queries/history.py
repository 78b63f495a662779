"""What was recorded of a record, by whom, when and why: from its edits and from its dated rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ronda.people.models import (
    AccountDeed,
    Appointment,
    CalendarDay,
    Centre,
    Company,
    Leave,
    Person,
    Post,
    RoleGrant,
)
from ronda.people.queries.lists import refuse_unless_reading
from ronda.people.rules import Viewer

COLUMNS: dict[Any, tuple[str, ...]] = {
    Company: ("name", "timezone", "language", "working_weekdays"),
    Centre: ("name",),
    Post: ("name", "role"),
    Person: ("name", "email", "hired", "education", "born"),
    Appointment: ("centre", "post", "start", "end", "monthly_wage_cents"),
    Leave: ("kind", "start", "end", "note"),
    RoleGrant: ("role", "start", "end"),
    CalendarDay: ("day", "working", "name"),
}


@dataclass(frozen=True)
class Deed:
    """One thing that was done to a record: its kind, what was done, the values before and after."""

    at: datetime
    who: str
    kind: str
    what: str
    before: dict[str, Any]
    after: dict[str, Any]
    why: str = ""


def history_of_person(viewer: Viewer, person: Person) -> list[Deed]:
    """Everything about a person of the viewer's, the newest first."""
    refuse_unless_reading(viewer)
    deeds = _edits(Person, person.pk)
    appointments = Appointment.objects.filter(person=person).select_related("centre", "post")
    for rows in (
        appointments,
        Leave.objects.filter(person=person),
        RoleGrant.objects.filter(person=person),
    ):
        deeds += _dated(rows.select_related("known_by", "withdrawn_by").order_by("pk"))
    deeds += [
        Deed(each.at, _name(each.by), "account", each.what, {}, {"account": each.account}, each.why)
        for each in AccountDeed.objects.filter(person=person).select_related("by")
    ]
    return _newest_first(deeds)


def history_of_company(viewer: Viewer) -> list[Deed]:
    refuse_unless_reading(viewer)
    return _newest_first(_edits(Company, viewer.company_id))


def history_of_centre(viewer: Viewer, centre: Centre) -> list[Deed]:
    refuse_unless_reading(viewer)
    return _newest_first(_edits(Centre, centre.pk))


def history_of_posts(viewer: Viewer) -> list[Deed]:
    refuse_unless_reading(viewer)
    numbers = Post.objects.filter(company_id=viewer.company_id).values_list("pk", flat=True)
    return _newest_first(_edits(Post, *numbers))


def history_of_roles(viewer: Viewer) -> list[Deed]:
    """Of the whole company: who gave whom which role, and what was done to accounts."""
    refuse_unless_reading(viewer)
    grants = RoleGrant.objects.filter(person__company_id=viewer.company_id)
    deeds = _dated(grants.select_related("person", "known_by", "withdrawn_by").order_by("pk"), of_whom=True)
    done = AccountDeed.objects.filter(person__company_id=viewer.company_id).select_related("person", "by")
    deeds += [
        Deed(
            each.at, _name(each.by), "account", each.what, {},
            {"person": each.person.name, "account": each.account}, each.why,
        )
        for each in done
    ]  # fmt: skip
    return _newest_first(deeds)


def history_of_calendar(viewer: Viewer, year: int) -> list[Deed]:
    refuse_unless_reading(viewer)
    days = CalendarDay.objects.filter(company_id=viewer.company_id, day__year=year)
    return _newest_first(_dated(days.select_related("known_by", "withdrawn_by").order_by("pk")))


def _newest_first(deeds: list[Deed]) -> list[Deed]:
    """Of one moment the last told comes first, as it was done last."""
    return sorted(deeds, key=lambda deed: deed.at)[::-1]


def _edits(model: Any, *numbers: int) -> list[Deed]:
    """Each edit against the one before it."""
    edits = model.history.filter(id__in=numbers).select_related("history_user__person")
    last: dict[int, dict[str, Any]] = {}
    deeds = []
    for edit in edits.order_by("history_date", "history_id"):
        values = _values(model, edit)
        before = last.get(edit.id, {})
        if edit.history_type == "-":
            what, after = "removed", {}
        else:
            what, after = ("changed" if before else "added"), values
        last[edit.id] = after
        if before != after:
            deeds.append(
                Deed(
                    edit.history_date, _user_name(edit.history_user), model._meta.model_name, what,
                    before, after, edit.history_change_reason or "",
                )
            )  # fmt: skip
    return deeds


def _dated(rows: Iterable[Any], *, of_whom: bool = False) -> list[Deed]:
    """A row that came when another of its kind went is a correction of that one."""
    listed = list(rows)
    deeds = []
    gone = [row for row in listed if row.withdrawn_at is not None]
    for row in listed:
        old = _corrected(row, gone)
        if old is not None:
            gone.remove(old)
        deeds.append(
            Deed(
                row.known_at, _name(row.known_by), row._meta.model_name, "changed" if old else "added",
                _values(type(row), old) if old else {}, _said(row, of_whom), row.known_why,
            )
        )  # fmt: skip
    deeds += [
        Deed(
            row.withdrawn_at, _name(row.withdrawn_by), row._meta.model_name, "withdrawn",
            _said(row, of_whom), {}, row.withdrawn_why,
        )
        for row in gone
    ]  # fmt: skip
    return deeds


def _corrected(row: Any, gone: Sequence[Any]) -> Any | None:
    together = [each for each in gone if each.withdrawn_at == row.known_at and each.pk < row.pk]
    subject = "person_id" if hasattr(row, "person_id") else "day"
    together = [each for each in together if getattr(each, subject) == getattr(row, subject)]
    same = [each for each in together if getattr(each, "start", None) == getattr(row, "start", None)]
    return next(iter(same or together), None)


def _said(row: Any, of_whom: bool) -> dict[str, Any]:
    values = _values(type(row), row)
    return {"person": row.person.name, **values} if of_whom else values


def _values(model: Any, record: Any) -> dict[str, Any]:
    return {column: _plain(getattr(record, column)) for column in COLUMNS[model]}


def _plain(value: Any) -> Any:
    if isinstance(value, Post):
        return value.code
    return value.name if isinstance(value, Centre) else value


def _name(person: Person | None) -> str:
    return person.name if person else ""


def _user_name(user: Any) -> str:
    if user is None:
        return ""
    return str(user.person.name if hasattr(user, "person") else user.get_username())
