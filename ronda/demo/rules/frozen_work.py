"""A region's tasks, hand-overs, visits and what customers said, as frozen tables."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from ronda.demo.rules.chance import Ints
from ronda.demo.rules.duties import HANDOVERS, TASKS
from ronda.demo.rules.facts_of_month import MonthFacts
from ronda.demo.rules.region import Region
from ronda.demo.rules.spelling import Column, picked

VISIT_KINDS = ("visit", "field_visit")


def work_columns(
    region: Region, facts: MonthFacts, findings: Ints, first: Mapping[str, int]
) -> dict[str, dict[str, Column]]:
    """Tables whose rows are numbered through the whole company: `first` is how many each has already."""
    person_id = np.arange(len(region.posts())) + region.first_centre * region.size.staff_per_centre + 1
    unit_id = np.arange(len(region.posts())) // region.size.staff_per_centre + region.first_centre + 1
    outlet_id = np.arange(region.outlets.count) + region.outlets.first + 1

    def rows(table: str, count: int) -> Ints:
        return np.arange(count) + first.get(table, 0) + 1

    handovers, tasks, requests = facts.handovers, facts.tasks, facts.requests
    visits = facts.done_visits()
    return {
        "handovers": {
            "handover_id": rows("handovers", handovers.plan.size),
            "unit_id": unit_id[handovers.owner],
            "duty": picked([plan.duty for plan in HANDOVERS], handovers.plan),
            "owner_id": person_id[handovers.owner],
            "receiver_id": person_id[handovers.receiver],
            "outlet_id": pa.nulls(handovers.plan.size, pa.int64()),
            "elapsed": handovers.elapsed,
            "allowed": np.array([plan.allowed_days for plan in HANDOVERS])[handovers.plan],
            "delivered": handovers.delivered,
            "returned": handovers.returned,
        },
        "tasks": {
            "task_id": rows("tasks", tasks.plan.size),
            "unit_id": unit_id[tasks.owner],
            "duty": picked([plan.duty for plan in TASKS], tasks.plan),
            "owner_id": person_id[tasks.owner],
            "due": tasks.due,
            "in_time": tasks.in_time,
            "effective": tasks.effective,
        },
        "visits": {
            "visit_id": rows("visits", visits.outlet.size),
            "outlet_id": outlet_id[visits.outlet],
            "person_id": person_id[visits.person],
            "kind": picked(VISIT_KINDS, visits.field.astype(np.int64)),
            "day": visits.day,
            "valid": visits.valid,
        },
        "requests": {
            "request_id": rows("requests", requests.outlet.size),
            "outlet_id": outlet_id[requests.outlet],
            "owner_id": person_id[requests.owner],
            "due": requests.due_on,
            "in_time": requests.in_time,
        },
        "information_checks": {
            "check_id": rows("information_checks", facts.checks.outlet.size),
            "outlet_id": outlet_id[facts.checks.outlet],
            "day": facts.checks.day,
            "complete": facts.checks.complete,
            "correct": facts.checks.correct,
            "on_time": facts.checks.on_time,
        },
        "satisfaction_forms": {
            "form_id": rows("satisfaction_forms", facts.forms.outlet.size),
            "outlet_id": outlet_id[facts.forms.outlet],
            "day": facts.forms.day,
            "score": facts.forms.score,
        },
        "system_use": {"outlet_id": outlet_id[facts.use.outlet], "days_used": facts.use.days_used},
        "integrity_findings": {
            "finding_id": rows("integrity_findings", findings.size),
            "person_id": person_id[findings],
            "kind": ["false_visit"] * findings.size,
        },
    }
