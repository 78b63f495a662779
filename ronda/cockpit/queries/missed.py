"""Missed results as sheets for the interview: the explanation and the records that tell most."""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.appraisal.queries import EvidencePage, TeamRow, derivation_for, evidence_rows, team_table
from ronda.appraisal.rules.derivation import Derivation, Evidence
from ronda.cockpit.queries.months import closed_months
from ronda.cockpit.rules import Miss, Share, missed_results
from ronda.facts.queries import Closing, closing_for
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

TELLING_RECORDS = 3
PEOPLE_AT_ONCE = 20
LEADING_ROLES = frozenset({"director", "deputy", "leader"})


@dataclass(frozen=True)
class Sheet:
    """One missed result with the records behind it and behind each share that explains a part of it."""

    derivation: Derivation
    miss: Miss
    records: EvidencePage | None
    offices: Sequence[tuple[Share, EvidencePage | None]]


@dataclass(frozen=True)
class MissedResults:
    """The sheets, and the closing that they are of."""

    closing: Closing
    sheets: Sequence[Sheet]


@dataclass(frozen=True)
class MissedOfCentre:
    """The sheets of some people of a centre, those before and after them, and the centres to turn to."""

    closing: Closing
    months: Sequence[Month]
    unit: str
    units: Sequence[tuple[int, str]]
    sheets: Sequence[Sheet]
    people: int
    offset: int


def missed_of_person(viewer: Viewer, code: str, month: Month, indicator: str = "") -> MissedResults:
    """Refused where the viewer may not see the person's month, or where nothing was missed."""
    closing = closing_for(viewer, month)
    sheets = _sheets(viewer, closing, code, indicator)
    if not sheets:
        raise NotAllowedError(f"a missed result of {code} in {month}")
    return MissedResults(closing, sheets)


def missed_of_centre(viewer: Viewer, month: Month, unit_id: int | None, offset: int) -> MissedOfCentre:
    """For those who lead it: a centre's people by code, so many at once."""
    if not viewer.roles & LEADING_ROLES:
        raise NotAllowedError(f"the missed results of a centre in {month}")
    closing = closing_for(viewer, month)
    rows = [row for row in team_table(viewer, closing) if row.missed]
    units = sorted({(row.unit_id, row.unit) for row in rows}, key=lambda unit: (unit[1], unit[0]))
    wanted = unit_id if unit_id is not None else next((number for number, _ in units), None)
    if unit_id is not None and unit_id not in dict(units):
        raise NotAllowedError(f"the missed results of centre {unit_id} in {month}")
    people = [row for row in rows if row.unit_id == wanted]
    return MissedOfCentre(
        closing=closing,
        months=closed_months(viewer),
        unit=dict(units).get(wanted, "") if wanted is not None else "",
        units=units,
        sheets=_sheets_of(viewer, closing, people[offset : offset + PEOPLE_AT_ONCE]),
        people=len(people),
        offset=offset,
    )


def _sheets_of(viewer: Viewer, closing: Closing, people: Sequence[TeamRow]) -> list[Sheet]:
    return [sheet for row in people for sheet in _sheets(viewer, closing, row.person_code, "")]


def _sheets(viewer: Viewer, closing: Closing, code: str, indicator: str) -> list[Sheet]:
    derivation = derivation_for(viewer, closing, code)
    return [
        Sheet(
            derivation,
            miss,
            _records(viewer, closing, miss.evidence),
            [
                (share, _records(viewer, closing, share.evidence) if share.points is not None else None)
                for _, shares in miss.offices
                for share in shares
            ],
        )
        for miss in missed_results(derivation, indicator)
    ]


def _records(viewer: Viewer, closing: Closing, evidence: Evidence | None) -> EvidencePage | None:
    """How many there are, and the first few; None where the viewer sees none of them."""
    if evidence is None:
        return None
    try:
        return evidence_rows(viewer, closing, evidence.table, evidence.keys, limit=TELLING_RECORDS)
    except RefusedError:
        return None
