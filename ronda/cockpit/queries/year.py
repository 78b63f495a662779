"""A person's year statement and a team's year, for whoever may see those results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.cockpit.models import SettledYear
from ronda.cockpit.queries.months import closings_shown
from ronda.cockpit.queries.year_grounds import (
    Lack,
    PersonYear,
    lacking_in,
    newest_settled,
    settled_lines,
    terms_of,
    years_as_they_stand,
)
from ronda.cockpit.rules.year import Part, changed_parts
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import person_named
from ronda.people.rules import Viewer
from ronda.policy import YearRules


@dataclass(frozen=True)
class YearStatement:
    """What is in force: the settled year, or else what stands today; and what has changed since."""

    year: int
    person: PersonYear
    terms: YearRules
    settled: SettledYear | None
    changed: tuple[Part, ...]
    runs: Sequence[SettledYear]
    years: Sequence[int]


@dataclass(frozen=True)
class TeamYear:
    """Everybody whose year the viewer may see, by name; `lacking` is why it cannot be settled yet."""

    year: int
    people: Sequence[PersonYear]
    settled: SettledYear | None
    changed: Mapping[int, tuple[Part, ...]]
    lacking: Sequence[tuple[Lack, str]]
    years: Sequence[int]
    terms: YearRules


def year_statement(viewer: Viewer, code: str, year: int) -> YearStatement:
    """NotAllowedError alike for somebody else's year and where there is none."""
    refused = NotAllowedError(f"the year {year} of {code}")
    runs = list(SettledYear.objects.filter(company_id=viewer.company_id, year=year).order_by("-run"))
    try:
        person = person_named(viewer, code).pk
    except RefusedError as error:
        raise refused from error
    now = years_as_they_stand(viewer.company_id, year, {person}).get(person)
    settled = runs[0] if runs else None
    kept = settled_lines(settled, {person}).get(person) if settled else None
    shown = kept or now
    if shown is None or not viewer.can_see_results_of(person, shown.place.unit_id):
        raise refused
    return YearStatement(
        year=year,
        person=shown,
        terms=YearRules(**settled.terms) if settled and kept else terms_of(year),
        settled=settled if kept else None,
        changed=changed_parts(kept.grounds, now.grounds) if kept and now else (),
        runs=runs,
        years=years_with_results(viewer),
    )


def team_year(viewer: Viewer, year: int, *, today: date) -> TeamYear:
    """Of those whom the viewer leads; of nobody for whoever leads nobody."""
    company = viewer.company_id
    settled = newest_settled(company, year)
    now = _seen(viewer, years_as_they_stand(company, year))
    kept = _seen(viewer, settled_lines(settled)) if settled else {}
    changed = {
        person: parts
        for person, line in kept.items()
        if person in now and (parts := changed_parts(line.grounds, now[person].grounds))
    }
    return TeamYear(
        year=year,
        people=sorted((kept or now).values(), key=lambda each: (each.place.name, each.place.code)),
        settled=settled,
        changed=changed,
        lacking=lacking_in(company, year, today=today),
        years=years_with_results(viewer),
        terms=YearRules(**settled.terms) if settled else terms_of(year),
    )


def years_with_results(viewer: Viewer) -> list[int]:
    """The newest first."""
    return sorted({month.year for month in closings_shown(viewer)}, reverse=True)


def _seen(viewer: Viewer, people: Mapping[int, PersonYear]) -> dict[int, PersonYear]:
    return {
        person: each
        for person, each in people.items()
        if viewer.can_see_results_of(person, each.place.unit_id)
    }
