"""The centres and the people of a company."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from ronda.kernel.change import Change
from ronda.people.rules import CentreRow, PersonRow, Viewer
from ronda.people.services.checking import refuse_unless_manager
from ronda.people.services.keeping import keep_records
from ronda.people.services.kinds import CENTRE, PERSON, Plain


@transaction.atomic
def keep_centres(*, by: Viewer, at: datetime, rows: Iterable[CentreRow], why: str = "") -> list[Change]:
    refuse_unless_manager(by, "keeping centres")
    return keep_records(CENTRE, _named(CENTRE, rows), by=by, at=at, why=why)


@transaction.atomic
def keep_people(*, by: Viewer, at: datetime, rows: Iterable[PersonRow], why: str = "") -> list[Change]:
    refuse_unless_manager(by, "keeping people")
    return keep_records(PERSON, _named(PERSON, rows), by=by, at=at, why=why)


def _named(
    kind: Plain, rows: Iterable[CentreRow] | Iterable[PersonRow]
) -> Iterable[tuple[str, dict[str, Any]]]:
    return ((row.code, {column: getattr(row, column) for column in kind.columns}) for row in rows)
