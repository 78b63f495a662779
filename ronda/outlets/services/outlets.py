"""Outlets, added or put right by their code."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from ronda.kernel.change import Change
from ronda.outlets.models import Outlet
from ronda.outlets.rules.checks import outlet_faults
from ronda.outlets.rules.records import OutletRow
from ronda.outlets.services.keeping import keep_records
from ronda.outlets.services.kinds import OUTLET
from ronda.outlets.services.refusing import refuse_if_any, refuse_unless_manager
from ronda.people.queries import numbers_of_centres
from ronda.people.rules import Viewer

# About a tenth of a metre, as the column keeps it.
_MICRODEGREE = Decimal("0.000001")


@transaction.atomic
def keep_outlets(*, by: Viewer, at: datetime, rows: Iterable[OutletRow], why: str = "") -> list[Change]:
    refuse_unless_manager(by, "keeping outlets")
    centres = numbers_of_centres(by)
    named = [(f"row {number}, outlet {row.code}", row) for number, row in enumerate(rows, start=1)]
    refuse_if_any(fault for where, row in named for fault in outlet_faults(where, row, centres))
    wanted = [(where, Outlet(company_id=by.company_id, **_values(row, centres))) for where, row in named]
    return keep_records(OUTLET, by, wanted, at, why)


def _values(row: OutletRow, centres: dict[str, int]) -> dict[str, Any]:
    values = asdict(row)
    values["centre_id"] = centres[values.pop("centre_code")]
    for name in ("latitude", "longitude"):
        if values[name] is not None:
            values[name] = Decimal(values[name]).quantize(_MICRODEGREE)
    return values
