"""A plan of a year as its pages show it: people by months, planned and done beside each other."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.learning.models import LearningTime, PlannedLearning, TrainingPlan
from ronda.learning.rules.year.forms import FormShare, form_share
from ronda.people.queries import in_force
from ronda.people.rules import Viewer

MONTHS = 12
CANCELLED, DONE, PLANNED = (
    PlannedLearning.State.CANCELLED,
    PlannedLearning.State.DONE,
    PlannedLearning.State.PLANNED,
)


@dataclass(frozen=True)
class Cell:
    """Minutes of a month, planned and learnt (None: still to come); `late` courses were not done in time."""

    month: Month
    planned: int
    actual: int | None
    courses: int
    late: int
    crammed: bool


@dataclass(frozen=True)
class Line:
    """A person's year; `busy` months have learning planned."""

    code: str
    name: str
    cells: tuple[Cell, ...]
    planned: int
    actual: int
    busy: int
    highest: int


@dataclass(frozen=True)
class YearPage:
    """`found` is what the planner said when the plan was made."""

    plan: TrainingPlan
    months: tuple[Month, ...]
    lines: tuple[Line, ...]
    rows: Sequence[PlannedLearning]
    share: FormShare
    most_percent: int
    months_percent: int

    @property
    def planned(self) -> list[int]:
        """The centre's minutes by month."""
        return [sum(line.cells[place].planned for line in self.lines) for place in range(MONTHS)]

    @property
    def actual(self) -> list[int | None]:
        """None for months that are to come."""
        cells = [[line.cells[place].actual for line in self.lines] for place in range(MONTHS)]
        return [None if None in month else sum(each or 0 for each in month) for month in cells]

    @property
    def done(self) -> int:
        return sum(row.state == DONE for row in self.rows)

    @property
    def open(self) -> int:
        return sum(row.state == PLANNED for row in self.rows)

    @property
    def late(self) -> int:
        return sum(cell.late for line in self.lines for cell in line.cells)


def year_page(viewer: Viewer, plan: TrainingPlan, *, today: date, person: str = "") -> YearPage:
    """Two statements; of one person alone when a code is given. The plan was given to the viewer already."""
    rows = plan.learning.select_related("person", "course", "training_class").order_by(
        "month", "course__title", "pk"
    )
    if person:
        rows = rows.filter(person__code=person)
    found = list(rows)
    months = tuple(Month(plan.year, number) for number in range(1, MONTHS + 1))
    learnt = _learnt(viewer, plan.year, {row.person_id for row in found})
    most, least = plan.found.get("limits", [40, 75])
    going = [row for row in found if row.state != CANCELLED]
    by_person: defaultdict[int, list[PlannedLearning]] = defaultdict(list)
    for row in going:
        by_person[row.person_id].append(row)
    lines = [_line(mine, months, learnt.get(key, {}), today, most) for key, mine in by_person.items()]
    share = plan.found.get("share", [0, 0, 50, 0])
    return YearPage(
        plan,
        months,
        tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.code))),
        found,
        form_share(((row.course.form, row.minutes) for row in going), share[2]),
        most,
        least,
    )


def _learnt(viewer: Viewer, year: int, people: Collection[int]) -> dict[int, dict[int, int]]:
    """Minutes in force by person and month, from 0; of whatever was learnt, planned or not."""
    times = LearningTime.objects.filter(
        in_force(), company_id=viewer.company_id, person_id__in=people, day__year=year
    )
    found: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for person_id, day, minutes in times.order_by().values_list("person_id", "day", "minutes"):
        found[person_id][day.month - 1] += minutes
    return {person: dict(months) for person, months in found.items()}


def _line(
    rows: Sequence[PlannedLearning],
    months: Sequence[Month],
    learnt: Mapping[int, int],
    today: date,
    most: int,
) -> Line:
    now, total = Month.of(today), sum(row.minutes for row in rows)
    cells = []
    for place, month in enumerate(months):
        here = [row for row in rows if row.month == str(month)]
        planned = sum(row.minutes for row in here)
        late = sum(row.state == PLANNED for row in here) if month < now else 0
        actual = learnt.get(place, 0) if month <= now else None
        crammed = planned * 100 > most * total and len(rows) > 1
        cells.append(Cell(month, planned, actual, len(here), late, crammed))
    return Line(
        rows[0].person.code,
        rows[0].person.name,
        tuple(cells),
        total,
        sum(learnt.values()),
        sum(bool(cell.planned) for cell in cells),
        max((cell.planned for cell in cells), default=0),
    )


def plan_shown(viewer: Viewer, plans: Sequence[TrainingPlan]) -> TrainingPlan | None:
    """Of the plans of a centre and year: the one in force, else the newest draft."""
    accepted = next((each for each in plans if each.state == TrainingPlan.State.ACCEPTED), None)
    drafts = [each for each in plans if each.state == TrainingPlan.State.DRAFT]
    return accepted or (drafts[-1] if drafts else None)


def own_plan(viewer: Viewer, year: int) -> TrainingPlan | None:
    """The accepted one that has anything for the viewer."""
    row = (
        PlannedLearning.objects.filter(
            person_id=viewer.person_id or 0,
            plan__company_id=viewer.company_id,
            plan__year=year,
            plan__state=TrainingPlan.State.ACCEPTED,
        )
        .select_related("plan__centre")
        .first()
    )
    return row.plan if row else None
