"""Which measures gather over a month, and in which facts they gather; the others stand at every moment."""

from collections.abc import Mapping

import ibis

from ronda.facts.rules.snapshot import Table

LINES, VISITS, FORMS, STANDS = "lines", "visits", "forms", "stands"

# Sales, orders, visits and time on forms add up day by day against a goal for the whole month. What was
# due, asked or answered so far is a share of the cases so far, and stands as it is.
GATHERED: Mapping[str, str] = {
    "sales": LINES,
    "margin": LINES,
    "listing": LINES,
    "reorder": LINES,
    "visit_adherence": VISITS,
    "field_visits": VISITS,
    "reporting_minutes": FORMS,
}
# The most that one case can count; a mean of forms runs to a hundred, a day to its minutes.
MOST_A_CASE: Mapping[str, int] = {"satisfaction": 100, "reporting_minutes": 24 * 60}


def gathers_in(measure: str) -> str:
    """The facts that a measure gathers in: `lines`, `visits`, `forms`; `stands` where it does not gather."""
    return GATHERED.get(measure, STANDS)


def with_gathering(measures: Table) -> Table:
    """Adds `gathers` and `most_a_case` to measures by their key, which begins with the measure's name."""
    name = measures.key.split(":")[0]
    return measures.mutate(
        gathers=name.cases(*GATHERED.items(), else_=STANDS),
        most_a_case=name.cases(*((key, ibis.literal(most)) for key, most in MOST_A_CASE.items()), else_=1),
    )
