"""Who of some people is in a closing, for whoever may see their results."""

from collections.abc import Collection

from ronda.appraisal.queries.closed import results_of
from ronda.facts.queries import Closing
from ronda.people.rules import Viewer


def with_results(viewer: Viewer, closing: Closing, codes: Collection[str]) -> frozenset[str]:
    """Those of the codes whose month the viewer can open; nobody of another company."""
    if viewer.company_id != closing.company_id or not codes:
        return frozenset()
    spells = results_of(closing).rows("spells", person_code=set(codes))
    return frozenset(
        row["person_code"] for row in spells if viewer.can_see_results_of(row["person_id"], row["unit_id"])
    )
