"""How much a week asks of people, against the hours that they have: oneself, or the centre that one leads."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from ronda.kernel.period import Month, Period
from ronda.outlets.queries import portfolio_for
from ronda.people.queries import LedPerson, days_away, in_force, people_led, working_days_of
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.work.models import Handover, Task
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import WorkingClock
from ronda.work.rules.load import (
    Days,
    LoadNumbers,
    Need,
    WeekLoad,
    load_of,
    part_of_month,
    visit_need,
    work_need,
)

WEEK = timedelta(days=7)
WEEKS = 6
LOOK_BACK = timedelta(days=92)
ACTIVE = "active"


@dataclass(frozen=True)
class Piece:
    """A task or a hand-over that somebody is to do by a day."""

    kind: str
    number: int
    title: str
    due: date
    minutes: int
    late: bool = False


@dataclass(frozen=True)
class PersonLoad:
    """The weeks of one person; `pieces` by the Monday of their week."""

    person: LedPerson
    weeks: Mapping[date, WeekLoad]
    pieces: Mapping[date, Sequence[Piece]]


@dataclass(frozen=True)
class Loads:
    """`weeks` are Mondays, this week's first; `centres` by code are those that one may choose from."""

    people: Sequence[PersonLoad]
    weeks: Sequence[date]
    centres: Mapping[str, str]
    centre: str
    band: tuple[Fraction, Fraction]


def loads_for(viewer: Viewer, *, today: date, centre: str = "", person: str = "") -> Loads:
    """Eight statements, however many people; of several centres one at a time, or one person alone."""
    people = people_measured(viewer, today)
    if person:
        people = [each for each in people if each.code == person]
    centres = {each.centre_code: each.centre for each in people}
    if centre not in centres:
        centre = min(centres, default="")
    shown = [each for each in people if each.centre_code == centre]
    monday = today - timedelta(days=today.weekday())
    reader = _Reader(viewer, shown, Period(monday, monday + WEEKS * WEEK), today)
    return Loads(
        people=[reader.load_of(each) for each in shown],
        weeks=reader.mondays,
        centres=dict(sorted(centres.items())),
        centre=centre,
        band=reader.band,
    )


def people_in_band(viewer: Viewer, people: Collection[LedPerson], *, on: date) -> tuple[int, int]:
    """How many of those who are there in the week of `on` have a moderately demanding week, of how many."""
    if not people or rules_in_use(on).work is None:
        return 0, 0
    monday = on - timedelta(days=on.weekday())
    reader = _Reader(viewer, list(people), Period(monday, monday + WEEK), on)
    states = [reader.load_of(each).weeks[monday].state for each in people]
    there = [state for state in states if state != "away"]
    return there.count("moderate"), len(there)


def loads_within(
    viewer: Viewer, people: Collection[LedPerson], period: Period, *, today: date
) -> list[PersonLoad]:
    """Of people that the viewer was given already, over the weeks that touch the period."""
    monday = period.start - timedelta(days=period.start.weekday())
    weeks = -(-(period.end - monday).days // 7)
    reader = _Reader(viewer, list(people), Period(monday, monday + weeks * WEEK), today)
    return [reader.load_of(each) for each in people]


def people_measured(viewer: Viewer, today: date) -> list[LedPerson]:
    """Whom the viewer leads, or oneself; those whose post belongs to the front or the back office."""
    people = people_led(viewer, on=today)
    if not people and viewer.person_id is not None:
        people = [each for each in colleagues_of(viewer, on=today) if each.person_id == viewer.person_id]
    posts = rules_in_use(today).posts
    return [each for each in people if each.post in posts and posts[each.post].side != "none"]


class _Reader:
    """Everything about some people and weeks, each kind read once."""

    def __init__(self, viewer: Viewer, people: list[LedPerson], period: Period, today: date) -> None:
        self.viewer, self.period, self.today = viewer, period, today
        self.numbers_of = [each.person_id for each in people]
        self.rules, self.work = rules_in_use(today), work_rules(today)
        first, last = Month.of(period.start), Month.of(period.last_day)
        self.months = Period(first.start, last.end)
        self.reach = Period(self.months.start - LOOK_BACK, self.months.end)
        self.known = working_days_of(viewer, self.reach)
        self.working = frozenset(day for day in self.known if self.months.contains(day))
        self.away = days_away(viewer, self.months, self.numbers_of)
        self.there: dict[int, Counter[Month]] = {}

    @property
    def mondays(self) -> list[date]:
        return [self.period.start + number * WEEK for number in range(self.period.days // 7)]

    @property
    def band(self) -> tuple[Fraction, Fraction]:
        low, high = self.work.load_band
        return Fraction(low), Fraction(high)

    def numbers(self, post: str) -> LoadNumbers:
        office = self.work.office_minutes_per_day
        return LoadNumbers(
            self.rules.visits.daily_minutes,
            self.work.training_minutes_per_week,
            office.get(post, office["other"]),
            self.band,
        )

    def load_of(self, person: LedPerson) -> PersonLoad:
        pieces = self._pieces[person.person_id]
        return PersonLoad(
            person, {monday: self._week(person, monday) for monday in self.mondays}, dict(pieces)
        )

    def _week(self, person: LedPerson, monday: date) -> WeekLoad:
        week = [monday + timedelta(days=number) for number in range(7)]
        working = self.working.intersection(week)
        there = working - self.away.get(person.person_id, frozenset())
        pieces = self._pieces[person.person_id].get(monday, ())
        tasks = [each.minutes for each in pieces if each.kind == "task"]
        handovers = [each.minutes for each in pieces if each.kind == "handover"]
        needs = [
            self._visits(person, there),
            work_need("tasks", tasks),
            work_need("handovers", handovers),
        ]
        return load_of(needs, Days(len(working), len(there)), self.numbers(person.post))

    def _visits(self, person: LedPerson, there: Collection[date]) -> Need:
        """The week's part of each month that it touches."""
        whole = self._month_of_visits(person)
        total = Need(whole.kind, Fraction(0), Fraction(0))
        for month in {Month.of(day) for day in there}:
            inside = sum(Month.of(day) == month for day in there)
            part = part_of_month(whole, inside, self._there_in(person.person_id, month))
            total = Need(whole.kind, total.count + part.count, total.minutes + part.minutes)
        return total

    def _there_in(self, person_id: int, month: Month) -> int:
        if person_id not in self.there:
            there = self.working - self.away.get(person_id, frozenset())
            self.there[person_id] = Counter(Month.of(day) for day in there)
        return self.there[person_id][month]

    def _month_of_visits(self, person: LedPerson) -> Need:
        visits, travel = self.rules.visits, self.work.travel_minutes_per_visit
        if held := self._portfolios.get(person.person_id):
            return visit_need("visits", held, visits.frequency, visits.minutes_per_visit, travel)
        quota = {"": visits.quotas.get(person.post, 0)}
        return visit_need("field_visits", quota, {"": 1}, visits.minutes_per_visit, travel)

    @cached_property
    def _portfolios(self) -> Mapping[int, Counter[str]]:
        """Outlets by class that each holds today."""
        held = portfolio_for(self.viewer, on=self.today).filter(
            person_id__in=self.numbers_of, outlet__status=ACTIVE
        )
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for person_id, visit_class in held.order_by().values_list("person_id", "outlet__visit_class"):
            found[person_id][visit_class] += 1
        return found

    @cached_property
    def _pieces(self) -> dict[int, dict[date, list[Piece]]]:
        """What is due in a week; what is late already falls to this one."""
        found: dict[int, dict[date, list[Piece]]] = defaultdict(lambda: defaultdict(list))
        for owner_id, piece in [*self._tasks(), *self._handovers()]:
            day = max(piece.due, self.today) if piece.late else piece.due
            if self.period.contains(day):
                found[owner_id][day - timedelta(days=day.weekday())].append(piece)
        return found

    def _tasks(self) -> list[tuple[int, Piece]]:
        mine = Task.objects.filter(
            in_force(),
            company_id=self.viewer.company_id,
            owner_id__in=self.numbers_of,
            due__lt=self.period.end,
        ).exclude(done_on__isnull=False, due__lt=self.period.start)
        minutes = self.work.task_minutes
        return [
            (
                task.owner_id,
                Piece(
                    "task",
                    task.number,
                    task.title,
                    task.due,
                    task.minutes if task.minutes is not None else minutes.get(task.kind, minutes["task"]),
                    late=task.done_on is None and task.due < self.today,
                ),
            )
            for task in mine.order_by("due", "pk")
        ]

    def _handovers(self) -> list[tuple[int, Piece]]:
        """Those still to be given, on the day by which they are to be."""
        found = list(
            Handover.objects.filter(
                in_force(), company_id=self.viewer.company_id, owner_id__in=self.numbers_of, given_on=None
            ).order_by("started_on", "pk")
        )
        clock, minutes = WorkingClock.of(self.known), self.work.task_minutes
        rows = []
        for each in found:
            # What began before the calendar that was read is long overdue.
            began = max(each.started_on, self.reach.start)
            due = clock.due_on(began, each.allowed_days)
            if due is not None:
                takes = minutes.get("request" if each.kind == Handover.Kind.REQUEST else "task", 0)
                piece = Piece("handover", each.number, each.title, due, takes, late=due < self.today)
                rows.append((each.owner_id, piece))
        return rows
