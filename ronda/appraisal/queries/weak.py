"""Results that people missed in a month, for whoever may see them."""

from ronda.appraisal.queries.closed import results_of
from ronda.appraisal.queries.team import wanted_spells
from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer


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
