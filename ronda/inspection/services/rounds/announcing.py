"""A round is announced: what is inspected, of which days, by which numbers; before anything is counted."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from ronda.inspection.models import InspectionRound
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.rules.rounds import Asked, leads_rounds
from ronda.inspection.rules.rounds.asking import Method
from ronda.inspection.services.rounds.finding import tell
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.policy import InspectionRules
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.services.naming import Names

LONGEST_BEACON = 100
FEWEST_INSPECTORS = 2


@dataclass(frozen=True)
class RoundRow:
    """`centre_code` empty: the whole company. Numbers left out are those of the policy."""

    title: str
    kind: str
    starts: date
    last: date
    inspector_codes: Sequence[str]
    centre_code: str = ""
    method: Method = "strata"
    beacon: str = ""
    priority: int | None = None
    share: Fraction | None = None
    least_each: int | None = None
    most_each: int | None = None


@transaction.atomic
def announce_round(*, by: Viewer, at: datetime, row: RoundRow) -> InspectionRound:
    """By whoever leads the centre, or the company for all of them."""
    names, today = Names(by), timezone.localdate(at)
    centre_id = names.centre.get(row.centre_code) if row.centre_code else None
    if (row.centre_code and centre_id is None) or not leads_rounds(by, centre_id):
        raise NotAllowedError("a round of inspections")
    rules = inspection_rules(today)
    asked = asked_of(row, rules)
    refuse_if_any([*asked_faults(asked, rules), *_row_faults(row, names)])
    found = InspectionRound(
        company_id=by.company_id,
        centre_id=centre_id,
        object=row.kind,
        title=row.title.strip(),
        starts=row.starts,
        last=row.last,
        priority_id=row.priority,
        asked=replace(asked, inspectors=_inspectors(by, row, centre_id, today)).as_json(),
        address=secrets.token_hex(8),
        announced_by_id=by.person_id,
        announced_at=at,
    )
    refuse_if_any(invalid_fields(found, "round"))
    found.save()
    tell(by, at, found, "announced", {"title": found.title})
    return found


def asked_of(row: RoundRow, rules: InspectionRules) -> Asked:
    """The numbers of the policy, but for those that the row names."""
    asked = Asked.by_policy(rules, row.method)
    return replace(
        asked,
        beacon=row.beacon.strip(),
        share=asked.share if row.share is None else row.share,
        least_each=asked.least_each if row.least_each is None else row.least_each,
        most_each=asked.most_each if row.most_each is None else row.most_each,
    )


def asked_faults(asked: Asked, rules: InspectionRules) -> list[Problem]:
    problems = []
    if not 0 < asked.share <= 1:
        problems.append(Problem("share", "is no share of the visits", "use more than 0 and at most 100 %"))
    if not 1 <= asked.least_each <= asked.most_each:
        problems.append(Problem("least_each", "lies above the most of each person", "take fewer"))
    if asked.most_each > rules.most_per_person:
        problems.append(Problem("most_each", "lies above the cap of the policy", "take fewer"))
    if "|" in asked.beacon or not asked.beacon.isprintable() or len(asked.beacon) > LONGEST_BEACON:
        problems.append(Problem("beacon", "holds a sign that a beacon must not hold", "use plain letters"))
    return problems


def _row_faults(row: RoundRow, names: Names) -> list[Problem]:
    problems = []
    if row.kind not in InspectionRound.Object.values:
        problems.append(Problem("kind", "is no choice of the list", "choose one of the list"))
    if not row.title.strip():
        problems.append(Problem("title", "says nothing", "give the round a name"))
    if row.last < row.starts:
        problems.append(Problem("last", "lies before the first day", "take that day or a later one"))
    if row.priority is not None and str(row.priority) not in names.priority:
        problems.append(Problem("priority", "is no choice of the list", "choose one of the list"))
    return problems


def _inspectors(by: Viewer, row: RoundRow, centre_id: int | None, today: date) -> tuple[int, ...]:
    """People who work in the centre; two at least, for whoever inspected first never repeats."""
    centres = None if centre_id is None else [centre_id]
    there = {each.code: each.person_id for each in colleagues_of(by, on=today, centres=centres)}
    wanted = dict.fromkeys(row.inspector_codes)
    if set(wanted) - set(there):
        raise RefusedError(Problem("inspectors", "are no colleagues of the centre", "choose of the list"))
    if len(wanted) < FEWEST_INSPECTORS:
        raise RefusedError(Problem("inspectors", "are fewer than two", "name two at least"))
    return tuple(there[code] for code in wanted)
