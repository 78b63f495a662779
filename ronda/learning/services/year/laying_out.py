"""The classes of an accepted plan: those that are there already are filled, others are laid down."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ronda.kernel.period import Month
from ronda.learning.models import (
    ClassPlace,
    Course,
    LearningForm,
    PlannedLearning,
    TrainingClass,
    TrainingPlan,
)
from ronda.learning.queries.classes.seen import INVITED, LEFT, SEATED, SIGNED_UP, WAITING
from ronda.learning.queries.year.numbers import training_numbers
from ronda.learning.rules.year import class_day
from ronda.learning.services.classes.moving_up import move_up
from ronda.people.queries import company_day, company_for, days_away, working_days_of
from ronda.people.rules import Viewer
from ronda.policy import TrainingRules

MINUTE = 60
MOVED = "plan"
UNUSED = "plan"


def lay_out_classes(*, by: Viewer, at: datetime, plan: TrainingPlan) -> int:
    """Everybody whose course is taught in classes is invited to one of the month; how many classes there are.

    Seats in classes of other months are given up, classes that nobody needs are cancelled.
    """
    rows = plan.learning.filter(state=PlannedLearning.State.PLANNED, course__form=LearningForm.CLASS)
    groups: defaultdict[tuple[int, str], list[PlannedLearning]] = defaultdict(list)
    for row in rows.select_related("course", "person").order_by("month", "course__code", "person__code"):
        groups[row.course_id, row.month].append(row)
    classes = _classes_of(by, plan)
    _give_up_seats(by, at, groups, classes)
    layer = _Layer(by, at, plan, classes)
    for (_course, month), members in groups.items():
        layer.seat(Month.parse(month), members)
    return _cancel_unused(classes) + layer.made


def _classes_of(by: Viewer, plan: TrainingPlan) -> list[TrainingClass]:
    """Those that are still to be held in the year."""
    ours = TrainingClass.objects.filter(centre_id=plan.centre_id, state=TrainingClass.State.PLANNED)
    return [
        each
        for each in ours.select_related("course").order_by("starts_at", "pk")
        if company_day(by, each.starts_at).year == plan.year
    ]


def _month_of(by: Viewer, held: TrainingClass) -> str:
    return str(Month.of(company_day(by, held.starts_at)))


def _give_up_seats(
    by: Viewer,
    at: datetime,
    groups: dict[tuple[int, str], list[PlannedLearning]],
    classes: Sequence[TrainingClass],
) -> None:
    """Whoever learns a course in another month now leaves the class, and who waits moves up."""
    wanted = {(row.person_id, course): month for (course, month), rows in groups.items() for row in rows}
    for held in classes:
        month = _month_of(by, held)
        places = held.places.filter(state__in=[INVITED, SIGNED_UP, WAITING])
        gone = [place for place in places if wanted.get((place.person_id, held.course_id), month) != month]
        for place in gone:
            place.state, place.state_why = LEFT, MOVED
            place.save(update_fields=["state", "state_why"])
        if gone:
            move_up(by, at, held)


def _cancel_unused(classes: Sequence[TrainingClass]) -> int:
    """How many of those that were there are kept; one that was laid down by hand is nobody's to cancel."""
    kept = 0
    for held in classes:
        if held.plan_id is None or held.places.filter(state__in=[*SEATED, WAITING]).exists():
            kept += 1
            continue
        held.state, held.state_why = TrainingClass.State.CANCELLED, UNUSED
        held.save(update_fields=["state", "state_why"])
    return kept


class _Layer:
    """Finds a day, a room and a trainer for each class that is missing."""

    def __init__(self, by: Viewer, at: datetime, plan: TrainingPlan, classes: list[TrainingClass]) -> None:
        self.by, self.at, self.plan, self.classes = by, at, plan, classes
        self.numbers: TrainingRules = training_numbers(company_day(by, at)).planning
        self.zone = ZoneInfo(company_for(by).timezone)
        self.reads = Viewer.operator(by.company_id)
        self.today = company_day(by, at)
        self.taken = {company_day(by, each.starts_at) for each in classes}
        self.made = 0

    def seat(self, month: Month, members: Sequence[PlannedLearning]) -> None:
        """In the classes of the month first, then in new ones."""
        course = members[0].course
        there = [
            each
            for each in self.classes
            if each.course_id == course.pk and _month_of(self.by, each) == str(month)
        ]
        seated = dict(
            ClassPlace.objects.filter(training_class__in=there, state__in=SEATED).values_list(
                "person_id", "training_class_id"
            )
        )
        left = {each.pk: self._left(each) for each in there}
        open_ = list[PlannedLearning]()
        for row in members:
            number = seated.get(row.person_id) or next((pk for pk, seats in left.items() if seats > 0), None)
            if number is None:
                open_.append(row)
                continue
            if row.person_id not in seated:
                left[number] -= 1
            self._invite(row, number)
        self._hold(month, course, open_)

    def _left(self, held: TrainingClass) -> int:
        sit = held.places.filter(state__in=SEATED).count()
        return 10**6 if held.seats is None else max(0, held.seats - sit)

    def _hold(self, month: Month, course: Course, members: Sequence[PlannedLearning]) -> None:
        if not members:
            return
        seats = course.seats or len(members)
        number = -(-len(members) // seats)
        size = -(-len(members) // number)
        for nth in range(number):
            group = members[nth * size : (nth + 1) * size]
            held = self._lay_down(month, course, group, nth, number)
            for row in group:
                self._invite(row, held.pk)

    def _lay_down(
        self, month: Month, course: Course, group: Sequence[PlannedLearning], nth: int, number: int
    ) -> TrainingClass:
        day = self._day(month, group, nth, number)
        self.taken.add(day)
        begins = max(0, min(self.numbers.class_begins, self.numbers.class_ends_by - course.minutes))
        starts = datetime.combine(day, time(begins // MINUTE, begins % MINUTE), self.zone)
        held = TrainingClass.objects.create(
            company_id=self.plan.company_id,
            centre_id=self.plan.centre_id,
            course=course,
            plan=self.plan,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=course.minutes),
            trainer_id=course.trainer_id,
            seats=course.seats,
            cost_cents=course.cost_cents,
        )
        self.made += 1
        return held

    def _day(self, month: Month, group: Sequence[PlannedLearning], nth: int, number: int) -> date:
        """A working day of the month that is still to come; where there is none, its last one."""
        working = sorted(working_days_of(self.reads, month.period))
        ahead = [day for day in working if day > self.today] or working or [month.period.last_day]
        people = [row.person_id for row in group]
        away = Counter(day for days in days_away(self.reads, month.period, people).values() for day in days)
        found = class_day(ahead, away, self.taken, nth, number)
        assert found is not None, "there is always a day"
        return found

    def _invite(self, row: PlannedLearning, number: int) -> None:
        PlannedLearning.objects.filter(pk=row.pk).update(training_class_id=number)
        place, made = ClassPlace.objects.get_or_create(
            training_class_id=number, person_id=row.person_id, defaults={"asked_at": self.at}
        )
        if not made and place.state in {LEFT, WAITING}:
            place.state, place.state_why = INVITED, ""
            place.save(update_fields=["state", "state_why"])
