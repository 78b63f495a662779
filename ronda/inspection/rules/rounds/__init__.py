"""A round of inspections from its announcement to its release: what is asked, who may, what comes next."""

from ronda.inspection.rules.rounds.asking import Asked, round_signs, terms_for
from ronda.inspection.rules.rounds.next_step import (
    MANAGEMENT,
    PARTIES,
    STAFF,
    Next,
    RoundNow,
    next_step,
    steps_of,
)
from ronda.inspection.rules.rounds.rights import leads_rounds, parties_of
from ronda.inspection.rules.rounds.units import (
    Named,
    outlet_of,
    person_of,
    record_unit,
    stratum_of,
    task_of,
    task_unit,
    visit_of,
    visit_unit,
)

__all__ = [
    "MANAGEMENT",
    "PARTIES",
    "STAFF",
    "Asked",
    "Named",
    "Next",
    "RoundNow",
    "leads_rounds",
    "next_step",
    "outlet_of",
    "parties_of",
    "person_of",
    "record_unit",
    "round_signs",
    "steps_of",
    "stratum_of",
    "task_of",
    "task_unit",
    "terms_for",
    "visit_of",
    "visit_unit",
]
