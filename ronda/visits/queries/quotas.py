"""The pace of visits: what is due in a month, done and planned, for oneself and those whom one leads."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ronda.kernel.period import Month
from ronda.outlets.queries.month_books import MonthBook, month_books
from ronda.people.queries import in_force, working_days_of
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.queries.stints import MonthStint, stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Visit
from ronda.visits.queries.field_rules import field_rules
from ronda.visits.queries.hooks import OnSite, disproved_now, inspected_now
from ronda.visits.queries.planned import OPEN
from ronda.visits.queries.plans_today import planned_rows
from ronda.visits.rules.pace import Days, Pace, PaceNumbers, pace_of
from ronda.visits.rules.quotas import Book, Seen, Stint, Tally, book_due, book_tally, quota_tally

VISIT, FIELD_VISIT = Visit.Kind.VISIT.value, Visit.Kind.FIELD_VISIT.value
Done = tuple[int, date]


@dataclass(frozen=True)
class HeldOutlet:
    """An outlet of a portfolio with what is due there and done."""

    book: Book
    code: str
    name: str


@dataclass(frozen=True)
class PersonPace:
    """One post of one person in the month; `kind` says which visits count in it.

    `seen` are the visits that counted, `chosen` what is planned, `held` the portfolio of an account manager.
    """

    stint: MonthStint
    kind: str
    quota: int
    pace: Pace
    tally: Tally
    visits: Sequence[Seen]
    chosen: Sequence[PlannedVisit]
    held: Sequence[HeldOutlet]


@dataclass(frozen=True)
class MonthPaces:
    """`numbers` are those of the policy that paces of a centre are added up with."""

    month: Month
    today: date
    people: Sequence[PersonPace]
    numbers: PaceNumbers

    def of(self, person_id: int | None) -> list[PersonPace]:
        return [each for each in self.people if each.stint.person_id == person_id]


def paces_in(viewer: Viewer, month: Month, *, today: date, own: bool = False, code: str = "") -> MonthPaces:
    """Oneself and those whom one leads; `own`: oneself only, `code`: that person only, if seen.

    Seven statements, however many people.
    """
    rules = rules_in_use(month.start)
    quotas = rules.visits.quotas
    holding = {code for code, post in rules.posts.items() if post.holds_portfolio}
    stints = stints_in(viewer, month, {*quotas, *holding})
    if own:
        stints = [each for each in stints if each.person_id == viewer.person_id]
    if code:
        stints = [each for each in stints if each.code == code]
    reader = _Reader(viewer, month, today, stints, holding)
    people = [
        reader.of_holder(each, rules.visits.frequency)
        if each.post in holding
        else reader.of_quota(each, quotas[each.post])
        for each in stints
    ]
    return MonthPaces(month, today, people, reader.numbers)


def outlets_named(viewer: Viewer, people: Sequence[PersonPace]) -> dict[int, tuple[str, str]]:
    """Code and name of the outlets that counted for people whom the viewer was given."""
    wanted = {outlet for each in people for outlet in each.tally.outlets}
    rows = Visit.objects.filter(company_id=viewer.company_id, outlet_id__in=wanted).order_by()
    said = rows.values_list("outlet_id", "outlet__code", "outlet__name").distinct()
    return {number: (code, name) for number, code, name in said}


class _Reader:
    """Everything about some people and one month, each kind read once."""

    def __init__(
        self,
        viewer: Viewer,
        month: Month,
        today: date,
        stints: Sequence[MonthStint],
        holding: Collection[str],
    ) -> None:
        self.viewer, self.month, self.today = viewer, month, today
        rules = field_rules(today)
        self.numbers = PaceNumbers(
            Fraction(rules.pace_warn_share), Fraction(rules.pace_slack_share), rules.pace_most_a_day
        )
        self.both = rules.visit_serves_both
        people = {each.person_id for each in stints}
        self.visits = self._visits(people)
        self.working = working_days_of(viewer, month.period) if people else frozenset()
        self.planned: defaultdict[int, list[PlannedVisit]] = defaultdict(list)
        for row in planned_rows().filter(
            plan__company_id=viewer.company_id,
            plan__month=str(month),
            plan__person_id__in=people,
            state__in=OPEN,
        ):
            self.planned[row.plan.person_id].append(row)
        self.books: defaultdict[int, list[MonthBook]] = defaultdict(list)
        holders = {each.person_id for each in stints if each.post in holding}
        spells = [_spell(each) for each in stints if each.person_id in holders]
        for book in month_books(viewer, month, spells):
            self.books[book.spell_id].append(book)

    def of_quota(self, stint: MonthStint, quota: int) -> PersonPace:
        """Distinct outlets; one that was chosen and seen already is planned no longer."""
        visits = self.visits[stint.person_id, FIELD_VISIT]
        tally = quota_tally(quota, _rule_stint(stint), self.month.days, visits)
        seen = set(tally.outlets)
        chosen = [
            row
            for row in self.planned[stint.person_id]
            if row.kind == FIELD_VISIT and row.outlet_id not in seen
        ]
        planned = len({row.outlet_id for row in chosen})
        pace = pace_of(tally.due, tally.done, planned, self._days(stint), self.numbers)
        return PersonPace(stint, FIELD_VISIT, quota, pace, tally, visits, chosen, ())

    def of_holder(self, stint: MonthStint, frequency: Mapping[str, int]) -> PersonPace:
        """Visits of the class's frequency to each outlet held."""
        visits = self.visits[stint.person_id, VISIT]
        days_of: defaultdict[int, set[date]] = defaultdict(set)
        for each in visits:
            days_of[each.outlet_id].add(each.day)
        held = [
            self._held(book, stint, frequency, days_of[book.outlet_id]) for book in self.books[stint.spell_id]
        ]
        tally = book_tally(each.book for each in held)
        chosen = [row for row in self.planned[stint.person_id] if row.kind == VISIT]
        pace = pace_of(tally.due, tally.done, len(chosen), self._days(stint), self.numbers)
        return PersonPace(stint, VISIT, 0, pace, tally, visits, chosen, held)

    def _held(
        self, book: MonthBook, stint: MonthStint, frequency: Mapping[str, int], days: Collection[date]
    ) -> HeldOutlet:
        often = frequency.get(book.visit_class, 0)
        due = book_due(often, book.days, _rule_stint(stint), self.month.days)
        done = sum(book.start <= day < book.end for day in days)
        return HeldOutlet(Book(book.outlet_id, book.visit_class, due, done), book.code, book.name)

    def _days(self, stint: MonthStint) -> Days:
        mine = [day for day in self.working - stint.away if stint.start <= day < stint.end]
        passed = sum(day < self.today for day in mine)
        return Days(passed, len(mine) - passed)

    def _visits(self, people: Collection[int]) -> defaultdict[tuple[int, str], list[Seen]]:
        """By person and kind, those that are valid; an inspection on the spot is no field visit too."""
        rows = Visit.objects.filter(
            in_force(),
            ~disproved_now(self.viewer),
            company_id=self.viewer.company_id,
            person_id__in=people,
            day__gte=self.month.start,
            day__lt=self.month.end,
        ).order_by("day", "pk")
        told = list(rows.values_list("person_id", "outlet_id", "kind", "day"))
        inspected = self._inspected({kind for _, _, kind, _ in told})
        found: defaultdict[tuple[int, str], list[Seen]] = defaultdict(list)
        for person, outlet, kind, day in told:
            if kind == VISIT or (person, outlet, day) not in inspected:
                found[person, kind].append(Seen(outlet, day))
        return found

    def _inspected(self, kinds: Collection[str]) -> frozenset[OnSite]:
        """Asked for only where something may count twice."""
        twice = not self.both and FIELD_VISIT in kinds
        return inspected_now(self.viewer, self.month) if twice else frozenset()


def _rule_stint(each: MonthStint) -> Stint:
    return Stint(each.person_id, each.centre_id, each.post, each.start, each.end, each.days, each.available)


def _spell(each: MonthStint) -> dict[str, object]:
    return {
        "spell_id": each.spell_id,
        "person_id": each.person_id,
        "unit_id": each.centre_id,
        "start": each.start,
        "end": each.end,
    }
