"""The years of a company's people, whoever asks: as they stand today, and as they were settled.

Whose year may be seen is decided above.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.appraisal.queries.years import LastPlace, last_places, months_of_people
from ronda.cockpit.models import Approval, SettledYear, YearLine
from ronda.cockpit.queries.months import closings_shown
from ronda.cockpit.rules.year import Grounds, MonthInYear, PointsInYear, ViewsInYear
from ronda.facts.queries import Closing
from ronda.innovation.queries.granted import points_granted
from ronda.kernel.period import Month
from ronda.pay.rules.year import Year
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import YearRules
from ronda.recognition.queries.selection import SelectionScore, selection_scores

DECEMBER = 12
Lack = Literal["not_over", "no_month", "not_distributed", "gap"]


@dataclass(frozen=True)
class PersonYear:
    """Somebody's year: where the person worked last, what it rests on, and what it comes to."""

    place: LastPlace
    grounds: Grounds
    year: Year

    @property
    def months(self) -> int:
        return len(self.grounds.months)


def terms_of(year: int) -> YearRules:
    """The rules of the year's last month."""
    return rules_in_use(date(year, DECEMBER, 31)).year


def closings_in(company: int, year: int) -> dict[Month, Closing]:
    """The run that the pages show of each month of the year that has results, the oldest first."""
    shown = closings_shown(Viewer.operator(company))
    return {month: closing for month, closing in sorted(shown.items()) if month.year == year}


def years_as_they_stand(
    company: int, year: int, people: Collection[int] | None = None
) -> dict[int, PersonYear]:
    """From the newest results, of everybody who was there; for services and for what is checked below."""
    closings = closings_in(company, year).values()
    months = months_of_people(closings, people)
    places = last_places(closings, set(months))
    views = selection_scores(company, year, set(months))
    points = points_granted(company, year, set(months))
    terms = terms_of(year)
    found = {}
    for person in months:
        grounds = Grounds(
            tuple(
                MonthInYear(each.month, each.run, each.score, each.present_days, each.days)
                for each in months[person]
            ),
            _views(views.get(person)),
            tuple(
                PointsInYear(
                    each.day.isoformat(), each.cause, each.points, each.thing, each.number, each.title
                )
                for each in points.get(person, ())
            ),
        )
        year_now = grounds.reckon(terms)
        if year_now is not None and person in places:
            found[person] = PersonYear(places[person], grounds, year_now)
    return found


def newest_settled(company: int, year: int) -> SettledYear | None:
    return SettledYear.objects.filter(company_id=company, year=year).order_by("-run").first()


def settled_lines(settled: SettledYear, people: Collection[int] | None = None) -> dict[int, PersonYear]:
    """As they were settled, with the rules of then."""
    rows = YearLine.objects.filter(settled=settled)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    terms = YearRules(**settled.terms)
    found = {}
    for row in rows:
        grounds = Grounds.of_json(row.grounds)
        year = grounds.reckon(terms)
        assert year is not None, "a settled year has a month"
        found[row.person_id] = PersonYear(LastPlace(**row.place), grounds, year)
    return found


def lacking_in(company: int, year: int, *, today: date) -> list[tuple[Lack, str]]:
    """What has to happen before the year can be settled, with the month that it is about."""
    closings = closings_in(company, year)
    if not closings:
        return [("no_month", str(year))]
    found: list[tuple[Lack, str]] = []
    if today.year <= year:
        found.append(("not_over", str(year)))
    month, last = next(iter(closings)), Month(year, DECEMBER)
    while month <= last:
        closing = closings.get(month)
        if closing is None and month.period.last_day < today:
            found.append(("gap", str(month)))
        elif closing is not None and closing.state != Closing.State.DISTRIBUTED:
            found.append(("not_distributed", str(month)))
        month = month.plus(1)
    return found


def unapproved_in(company: int, year: int) -> list[Month]:
    """Divided months whose run nobody has approved, the oldest first: their people were told nothing yet."""
    divided = {
        month: closing
        for month, closing in closings_in(company, year).items()
        if closing.state == Closing.State.DISTRIBUTED
    }
    numbers = [each.pk for each in divided.values()]
    approved = set(Approval.objects.filter(closing_id__in=numbers).values_list("closing_id", flat=True))
    return [month for month, closing in divided.items() if closing.pk not in approved]


def _views(said: SelectionScore | None) -> ViewsInYear:
    """Of a selection that is not final, or of none, the weight goes back to the months."""
    if said is None:
        return ViewsInYear(why_not="no_selection")
    if said.score is None:
        return ViewsInYear(said.campaign, None, said.why_not)
    return ViewsInYear(said.campaign, said.score, "", said.weight)
