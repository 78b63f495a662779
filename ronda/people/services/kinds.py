"""The records that people's writes keep, and their values as plain JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Field, Model

from ronda.people.models import Appointment, CalendarDay, Centre, Leave, Person, Post, RoleGrant

PlainRecord = Centre | Person | Post
DatedRecord = Appointment | Leave | CalendarDay | RoleGrant


@dataclass(frozen=True)
class Plain:
    """Edited in place, found by its code within the company."""

    noun: str
    model: type[Centre] | type[Person] | type[Post]
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"people.{self.noun}"


@dataclass(frozen=True)
class Dated:
    """Never edited: a correction of `said` under the same `key` withdraws the row and adds another."""

    noun: str
    model: type[Appointment] | type[Leave] | type[CalendarDay] | type[RoleGrant]
    key: tuple[str, ...]
    said: tuple[str, ...]
    company: str = "person__company_id"

    @property
    def name(self) -> str:
        return f"people.{self.noun}"

    @property
    def columns(self) -> tuple[str, ...]:
        return self.key + self.said


CENTRE = Plain("centre", Centre, ("name",))
PERSON = Plain("person", Person, ("name", "email", "hired", "education", "born"))
POST = Plain("post", Post, ("name", "role"))
APPOINTMENT = Dated(
    "appointment",
    Appointment,
    ("person_id", "centre_id", "post_id", "start"),
    ("end", "monthly_wage_cents"),
)
LEAVE = Dated("leave", Leave, ("person_id", "start", "kind"), ("end", "note"))
CALENDAR_DAY = Dated("calendar_day", CalendarDay, ("company_id", "day"), ("working", "name"), "company_id")
ROLE = Dated("role", RoleGrant, ("person_id", "role", "start"), ("end",))

PLAIN = {kind.name: kind for kind in (CENTRE, PERSON, POST)}
DATED = {kind.name: kind for kind in (APPOINTMENT, LEAVE, CALENDAR_DAY, ROLE)}


def values_of(record: Model, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _plain(getattr(record, column)) for column in columns}


def set_values(record: Model, values: dict[str, Any]) -> None:
    """The inverse of `values_of`."""
    for column, value in values.items():
        field = record._meta.get_field(column)
        assert isinstance(field, Field), "only columns are kept"
        setattr(record, column, field.to_python(value))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
