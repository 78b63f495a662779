"""Which account managers of a centre have time left in a month; of others only that is told."""

from collections import defaultdict

from ronda.kernel.period import Month
from ronda.outlets.queries import outlets_for
from ronda.outlets.queries.month_books import month_books
from ronda.people.queries import working_days_of
from ronda.people.queries.stints import MonthStint, stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import VisitPlan
from ronda.visits.queries.plan_days import middle_of
from ronda.visits.queries.plan_rules import PlanRules
from ronda.visits.queries.plan_shapes import Position
from ronda.visits.rules.month.remedies import Colleague


def colleagues_with_time(
    company_id: int, centre_id: int, month: Month, *, but: int, way: int, rules: PlanRules
) -> list[Colleague]:
    """By name; as their plans say, else by their portfolios with `way` minutes to each visit.

    Read as the machine does it: whoever plans gets names and what is proposed for them, no more.
    """
    machine = Viewer.operator(company_id)
    stints = [
        each
        for each in stints_in(machine, month, rules.holding)
        if each.centre_id == centre_id and each.person_id != but
    ]
    if not stints:
        return []
    plans = VisitPlan.objects.filter(
        company_id=company_id,
        month=str(month),
        person_id__in={each.person_id for each in stints},
        state__in=[VisitPlan.State.ACCEPTED, VisitPlan.State.DRAFT],
    ).order_by("version")
    told = {plan.person_id: plan.found for plan in plans if "needed" in plan.found}
    working = working_days_of(machine, month.period)
    needed, middles = _by_portfolio(machine, month, stints, way, rules)
    found = []
    for each in stints:
        days = [day for day in working - each.away if each.start <= day < each.end]
        there = rules.visits.daily_minutes * len(days)
        said = told.get(each.person_id)
        left = said["there"] - said["needed"] if said else there - needed[each.person_id]
        if left > 0:
            found.append(Colleague(each.code, each.name, left, middles.get(each.person_id)))
    return found


def _by_portfolio(
    machine: Viewer, month: Month, stints: list[MonthStint], way: int, rules: PlanRules
) -> tuple[defaultdict[int, int], dict[int, Position]]:
    """Minutes needed, and the middle of the outlets held, by person."""
    spells = [
        {
            "spell_id": each.spell_id,
            "person_id": each.person_id,
            "unit_id": each.centre_id,
            "start": each.start,
            "end": each.end,
        }
        for each in stints
    ]
    whose = {each.spell_id: each.person_id for each in stints}
    books = month_books(machine, month, spells)
    places = {
        pk: (float(latitude), float(longitude))
        for pk, latitude, longitude in outlets_for(machine)
        .filter(pk__in={book.outlet_id for book in books})
        .values_list("pk", "latitude", "longitude")
        if latitude is not None and longitude is not None
    }
    needed: defaultdict[int, int] = defaultdict(int)
    held: defaultdict[int, list[Position]] = defaultdict(list)
    for book in books:
        person_id = whose[book.spell_id]
        often = rules.visits.frequency.get(book.visit_class, 0)
        needed[person_id] += often * (rules.minutes("visit", book.visit_class) + way)
        if book.outlet_id in places:
            held[person_id].append(places[book.outlet_id])
    middles = {person_id: middle for person_id, found in held.items() if (middle := middle_of(found))}
    return needed, middles
