"""Licences by outlet and number, and what happened to them."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.outlets.models import Licence, LicenceEvent, Outlet
from ronda.outlets.rules.checks import event_faults, licence_faults
from ronda.outlets.rules.records import LicenceEventRow, LicenceRow
from ronda.outlets.services.dating import record_rows
from ronda.outlets.services.keeping import keep_records
from ronda.outlets.services.kinds import EVENT, LICENCE, OUTLET, licence_key
from ronda.outlets.services.refusing import refuse_if_any, refuse_unless_manager, unknown_code
from ronda.people.rules import Viewer


@transaction.atomic
def keep_licences(*, by: Viewer, at: datetime, rows: Iterable[LicenceRow], why: str = "") -> list[Change]:
    refuse_unless_manager(by, "keeping licences")
    listed = list(rows)
    outlets = OUTLET.kept(by.company_id, {row.outlet_code for row in listed})
    problems: list[Problem] = []
    wanted = []
    for number, row in enumerate(listed, start=1):
        where = f"row {number}, licence {row.number} of outlet {row.outlet_code}"
        problems += licence_faults(where, row)
        if row.outlet_code not in outlets:
            problems.append(unknown_code(where, "outlet", row.outlet_code))
            continue
        outlet = cast(Outlet, outlets[row.outlet_code])
        licence = Licence(outlet=outlet, number=row.number, issued=row.issued, expires=row.expires)
        wanted.append((where, licence))
    refuse_if_any(problems)
    return keep_records(LICENCE, by, wanted, at, why)


@transaction.atomic
def record_licence_events(
    *, by: Viewer, at: datetime, rows: Iterable[LicenceEventRow], why: str = ""
) -> list[Change]:
    refuse_unless_manager(by, "recording what happened to licences")
    listed = list(rows)
    licences = LICENCE.kept(by.company_id, {licence_key(row.outlet_code, row.number) for row in listed})
    problems: list[Problem] = []
    wanted = []
    for number, row in enumerate(listed, start=1):
        where = f"row {number}, licence {row.number} of outlet {row.outlet_code}"
        problems += event_faults(where, row)
        licence = licences.get(licence_key(row.outlet_code, row.number))
        if licence is None:
            problems.append(unknown_code(where, "licence", row.number))
            continue
        event = LicenceEvent(
            licence_id=licence.pk,
            kind=row.kind,
            happened_on=row.happened_on,
            note=row.note,
            known_at=at,
        )
        wanted.append((where, event))
    refuse_if_any(problems)
    return record_rows(EVENT, by, wanted, at, why)
