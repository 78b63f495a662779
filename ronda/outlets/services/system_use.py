"""On how many days of a month outlets used the retail system."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.outlets.models import SystemUse
from ronda.outlets.queries import numbers_of_outlets
from ronda.outlets.rules.checks import use_faults
from ronda.outlets.rules.records import SystemUseRow
from ronda.outlets.services.dating import record_rows
from ronda.outlets.services.kinds import USE
from ronda.outlets.services.refusing import refuse_if_any, refuse_unless_manager, unknown_code
from ronda.people.rules import Viewer


@transaction.atomic
def record_system_use(*, by: Viewer, at: datetime, rows: Iterable[SystemUseRow]) -> list[Change]:
    refuse_unless_manager(by, "recording use of the system")
    outlets = numbers_of_outlets(by)
    problems: list[Problem] = []
    wanted = []
    for number, row in enumerate(rows, start=1):
        where = f"row {number}, outlet {row.outlet_code} in {row.month}"
        problems += use_faults(where, row)
        if row.outlet_code not in outlets:
            problems.append(unknown_code(where, "outlet", row.outlet_code))
            continue
        use = SystemUse(
            outlet_id=outlets[row.outlet_code], month=str(row.month), days_used=row.days_used, known_at=at
        )
        wanted.append((where, use))
    refuse_if_any(problems)
    return record_rows(USE, by, wanted, at)
