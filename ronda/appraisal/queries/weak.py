"""Results that people missed in a month, for whoever may see them."""

from dataclasses import dataclass
from decimal import Decimal

from ronda.appraisal.queries.closed import results_of
from ronda.appraisal.queries.team import wanted_spells
from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class MissedLine:
    """An indicator that a person missed in a month, with its points of 100."""

    person_id: int
    indicator: str
    points: Decimal


def missed_lines(closing: Closing) -> list[MissedLine]:
    """Of everybody, the fewest points first: for what follows from a month by itself, and for no page."""
    rows = results_of(closing).rows("cards")
    missed = [
        MissedLine(row["person_id"], row["indicator"], row["points"])
        for row in rows
        if row["assessable"] and not row["met"] and (row["kind"] == "result" or row["examined"])
    ]
    return sorted(missed, key=lambda each: (each.points, each.person_id, each.indicator))


def met_in(viewer: Viewer, closing: Closing, person_id: int, indicator: str) -> bool | None:
    """Whether the person met it in the month; None: not assessed, or not the viewer's to know."""
    lines = [
        row
        for row in results_of(closing).rows("cards", person_id=person_id)
        if row["indicator"] == indicator
        and row["assessable"]
        and viewer.can_see_results_of(person_id, row["unit_id"])
    ]
    return all(row["met"] for row in lines) if lines else None


def weak_lines(viewer: Viewer, closing: Closing) -> list[tuple[str, str]]:
    """(code of the person, indicator) of missed results of others, the fewest points first."""
    if viewer.company_id != closing.company_id:
        raise NotAllowedError(f"the results of {closing.month}")
    codes = {
        row["spell_id"]: row["person_code"]
        for row in wanted_spells(viewer, closing)
        if row["person_id"] != viewer.person_id
        and viewer.can_see_results_of(row["person_id"], row["unit_id"])
    }
    missed = [
        (line["points"], codes[line["spell_id"]], line["indicator"])
        for line in results_of(closing).rows("cards", spell_id=set(codes))
        if line["kind"] == "result" and line["assessable"] and not line["met"]
    ]
    return [(person, indicator) for _points, person, indicator in sorted(missed)]
