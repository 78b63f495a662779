"""Whether a plan is what it says: all is computed anew from the problem."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from ronda.visits.rules.planning.plans import NO_WORKING_DAY, NOT_WITHIN, WIDER, Plan, Tour
from ronda.visits.rules.planning.problem import Outlet, Person, Problem


def verify(problem: Problem, plan: Plan) -> list[str]:
    """Every fault as a sentence; none for a sound plan."""
    people = {person.code: person for person in problem.people}
    outlets = {outlet.code: outlet for outlet in problem.outlets}
    faults = list(_strangers(problem, plan, people, outlets))
    if faults:
        return faults
    excused = {reason.about for reason in plan.reasons if reason.what == NOT_WITHIN}
    days: dict[str, list[date]] = defaultdict(list)
    for tour in plan.tours:
        faults += _tour_faults(problem, tour, people[tour.person], outlets, tour.person in excused)
        for code in (*tour.stops, *tour.by_list):
            days[code].append(tour.day)
    wider = {reason.about for reason in plan.reasons if reason.what == WIDER}
    for code, outlet in outlets.items():
        faults += _outlet_faults(problem, people[outlet.person], outlet, days[code], plan, code in wider)
    faults += _list_faults(plan)
    faults += _cost_faults(problem, plan, people, days)
    named = {reason.about for reason in plan.reasons if reason.what == NO_WORKING_DAY}
    for person in problem.people:
        if all(person.minutes_on(day) == 0 for day in problem.days_ahead) and person.code not in named:
            faults.append(f"{person.code} has no working day, and it is not said")
    return faults


def _strangers(
    problem: Problem, plan: Plan, people: dict[str, Person], outlets: dict[str, Outlet]
) -> Iterator[str]:
    for slot, count in Counter((tour.person, tour.day, tour.number) for tour in plan.tours).items():
        if count > 1:
            yield f"tour {slot[2]} of {slot[0]} on {slot[1]} stands there twice"
    for tour in plan.tours:
        if tour.person not in people or tour.day not in problem.days_ahead:
            yield f"a tour of {tour.person} on {tour.day} is outside the problem"
            continue
        for code in (*tour.stops, *tour.by_list):
            if code not in outlets or outlets[code].person != tour.person:
                yield f"{code} is not an outlet of {tour.person}"


def _tour_faults(
    problem: Problem, tour: Tour, person: Person, outlets: dict[str, Outlet], excused: bool
) -> Iterator[str]:
    where = f"tour {tour.number} of {tour.person} on {tour.day}"
    if person.minutes_on(tour.day) == 0:
        yield f"{where} is on a day off"
    if not 0 <= tour.number < person.tours:
        yield f"{where} is one too many"
    if any(outlets[code].place is None for code in tour.stops):
        yield f"{where} goes to an outlet without position"
        return
    travel = metres = 0
    here = person.start
    for there in [*(outlets[code].place or 0 for code in tour.stops), person.end]:
        travel += int(problem.travel.ticks[here, there])
        metres += int(problem.travel.metres[here, there])
        here = there
    work = sum(outlets[code].minutes for code in (*tour.stops, *tour.by_list))
    if ((travel, metres) if tour.stops else (0, 0), work) != ((tour.travel, tour.metres), tour.work):
        yield f"{where} has other travel or work than it says"
    if (
        person.room is not None
        and sum(outlets[code].load for code in tour.stops) > person.room
        and not excused
    ):
        yield f"{where} has too little room"
    over, minutes = problem.prices.longest_overtime, person.minutes_on(tour.day)
    onsite = sum(outlets[code].minutes for code in tour.stops) * problem.travel.per_minute
    longest = None if over is None or minutes is None else (minutes + over) * problem.travel.per_minute
    if longest is not None and tour.travel + onsite > longest and not excused:
        yield f"{where} is longer than the longest day"


def _outlet_faults(
    problem: Problem, person: Person, outlet: Outlet, planned: list[date], plan: Plan, wider: bool
) -> Iterator[str]:
    code, both = outlet.code, set(planned) | outlet.done
    if len(set(planned)) < len(planned) or set(planned) & outlet.done:
        yield f"{code} is visited twice on a day"
    stays = {day for day in outlet.locked if day in problem.days_ahead and person.minutes_on(day) != 0}
    if stays - both:
        yield f"a locked visit of {code} is not in the plan"
    for day in set(planned) - stays:
        if str(day.isoweekday()) not in outlet.weekdays or day in outlet.closed:
            yield f"{code} is closed on {day}"
    if plan.unmet.get(code, 0) != max(0, outlet.visits - len(both)):
        yield f"{code} has {len(both)} of {outlet.visits} visits, and the plan says otherwise"
    if len(both) > max(outlet.visits, len(stays | outlet.done)):
        yield f"{code} has more visits than it needs"
    if outlet.patterns is not None:
        if both and frozenset(both) not in outlet.patterns:
            yield f"{code} is not visited on one of its sets of days"
    elif not wider and not _spaced(problem, outlet, both):
        yield f"visits of {code} do not keep their spacing"


def _spaced(problem: Problem, outlet: Outlet, days: set[date]) -> bool:
    even = len(problem.days) // max(1, len(days))
    low, high = problem.spacings.get(len(days), (max(1, even), -(-len(problem.days) // max(1, len(days)))))
    if outlet.spacing is not None and len(days) >= outlet.visits:
        low, high = outlet.spacing
    order = [place for place, day in enumerate(problem.days) if day in days]
    return all(low <= order[k + 1] - order[k] <= high for k in range(len(order) - 1))


def _list_faults(plan: Plan) -> Iterator[str]:
    said = sorted((visit.day, visit.person, visit.tour, visit.place, visit.outlet) for visit in plan.visits)
    found = sorted(
        (tour.day, tour.person, tour.number, place + 1, code)
        for tour in plan.tours
        for place, code in enumerate(tour.stops + tour.by_list)
    )
    if said != found:
        yield "the list of visits is not that of the tours"


def _cost_faults(
    problem: Problem, plan: Plan, people: dict[str, Person], days: dict[str, list[date]]
) -> Iterator[str]:
    prices, minute = problem.prices, problem.travel.per_minute
    overtime = uneven = unmet = moved = 0
    for tour in plan.tours:
        minutes, length = people[tour.person].minutes_on(tour.day), tour.travel + tour.work * minute
        if minutes is not None:
            overtime += prices.overtime * max(0, length - minutes * minute)
            uneven += prices.uneven * length**2 // (2000 * max(1, minutes * minute))
    for outlet in problem.outlets:
        both = set(days[outlet.code]) | outlet.done
        unmet += prices.of_unmet(outlet.kind) * max(0, outlet.visits - len(both)) * minute
        accepted = {day for day in problem.accepted.get(outlet.code, ()) if day in problem.days_ahead}
        moved += len(accepted - both) * prices.moved * minute
    travel = sum(tour.travel for tour in plan.tours)
    cost = plan.cost
    if (cost.unmet, cost.overtime, cost.travel, cost.uneven, cost.moved) != (
        unmet, overtime, travel, uneven, moved,
    ):  # fmt: skip
        yield "the cost is not that of the tours"
