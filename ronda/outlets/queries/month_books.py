"""The portfolios of a month as they are believed now, divided as a closing will divide them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.outlets.models import PortfolioEntry
from ronda.outlets.queries.visible import sharing
from ronda.outlets.rules import Held, divide_books
from ronda.outlets.rules.books import Spell
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class MonthBook:
    """An outlet in the hands of a spell for some days of the month; `whole`: for all of them."""

    outlet_id: int
    code: str
    name: str
    visit_class: str
    spell_id: int
    start: date
    end: date
    days: int
    whole: bool


def month_books(viewer: Viewer, month: Month, spells: Sequence[Spell]) -> list[MonthBook]:
    """Of spells that the viewer was given by `people`; one statement."""
    entries = PortfolioEntry.objects.filter(
        in_force(),
        sharing(month.start, month.end),
        person_id__in={each["person_id"] for each in spells},
        outlet__company_id=viewer.company_id,
    ).select_related("outlet")
    outlets = {each.outlet_id: each.outlet for each in entries}
    held = [
        Held(each.outlet_id, each.outlet.centre_id, each.person_id, each.start, each.end) for each in entries
    ]
    found = []
    for row in divide_books(held, spells, month):
        outlet = outlets[row["outlet_id"]]
        named = {name: getattr(outlet, name) for name in ("code", "name", "visit_class")}
        kept = {name: row[name] for name in ("outlet_id", "spell_id", "start", "end", "days", "whole")}
        found.append(MonthBook(**named, **kept))
    return sorted(found, key=lambda each: (each.code, each.start))
