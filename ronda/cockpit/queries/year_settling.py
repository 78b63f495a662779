"""What settling a year would keep: how many people, what has changed, and what is still lacking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.cockpit.models import SettledYear
from ronda.cockpit.queries.months import closings_shown
from ronda.cockpit.queries.year_grounds import (
    Lack,
    lacking_in,
    settled_lines,
    terms_of,
    unapproved_in,
    years_as_they_stand,
)
from ronda.cockpit.rules.year import changed_parts
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class YearToSettle:
    """Counts only: whoever settles a year need not see anybody's score."""

    year: int
    people: int
    with_views: int
    with_innovation: int
    changed: int
    new_rules: bool
    lacking: Sequence[tuple[Lack, str]]
    unapproved: Sequence[Month]
    runs: Sequence[SettledYear]

    @property
    def settled(self) -> SettledYear | None:
        return self.runs[0] if self.runs else None

    @property
    def is_due(self) -> bool:
        """Nothing is lacking, and a new run would keep something new."""
        return not self.lacking and (self.settled is None or bool(self.changed) or self.new_rules)


def year_to_settle(viewer: Viewer, year: int, *, today: date) -> YearToSettle:
    """For whoever closes months."""
    if not viewer.can_close:
        raise NotAllowedError(f"the settling of {year}")
    company = viewer.company_id
    now = years_as_they_stand(company, year)
    runs = list(
        SettledYear.objects.filter(company_id=company, year=year).select_related("person").order_by("-run")
    )
    kept = settled_lines(runs[0]) if runs else {}
    changed = [
        person
        for person in kept.keys() | now.keys()
        if person not in kept or person not in now or changed_parts(kept[person].grounds, now[person].grounds)
    ]
    return YearToSettle(
        year=year,
        people=len(now),
        with_views=sum(each.grounds.views.score is not None for each in now.values()),
        with_innovation=sum(bool(each.grounds.innovation) for each in now.values()),
        changed=len(changed) if runs else 0,
        new_rules=bool(runs) and runs[0].terms != terms_of(year).model_dump(mode="json"),
        lacking=lacking_in(company, year, today=today),
        unapproved=unapproved_in(company, year),
        runs=runs,
    )


def settled_by_year(viewer: Viewer) -> Mapping[int, SettledYear | None]:
    """Every year with results, the newest first, and its newest run; for whoever closes months."""
    years = sorted({month.year for month in closings_shown(viewer)}, reverse=True)
    newest: dict[int, SettledYear] = {}
    rows = SettledYear.objects.filter(company_id=viewer.company_id).select_related("person")
    for each in rows.order_by("year", "run"):
        newest[each.year] = each
    return {year: newest.get(year) for year in years}
