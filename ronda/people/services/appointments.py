"""Who is appointed to which post of which centre, from when to when."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.models import Appointment
from ronda.people.queries import company_day, numbers_of_centres, numbers_of_people, numbers_of_posts
from ronda.people.rules import AppointmentRow, Viewer, first_overlap
from ronda.people.rules.overlap import Interval
from ronda.people.services.checking import ends_too_early, refuse_unless_manager, unknown_code
from ronda.people.services.dating import Plan, carry_out, plan_rows
from ronda.people.services.guarding import opening_oneself
from ronda.people.services.kinds import APPOINTMENT, DatedRecord
from ronda.people.services.leaving import LeftBehind, leaving_problems, left_behind

Seat = tuple[int, int, int]


@transaction.atomic
def appoint(
    *,
    by: Viewer,
    at: datetime,
    rows: Iterable[AppointmentRow],
    why: str = "",
    instead_of: Collection[int] = (),
    with_work_handed_over: bool = False,
) -> list[Change]:
    """Another end or wage for the same start corrects the appointment; holding one post twice is refused.

    The rows numbered in `instead_of` are withdrawn at once; without `rows` they are withdrawn only.
    `with_work_handed_over`: refused while somebody who leaves a centre by it has work in hand there.
    """
    refuse_unless_manager(by, "appointing people")
    problems: list[Problem] = []
    plan = plan_rows(
        APPOINTMENT, _appointments(by, rows, problems), by=by, at=at, why=why, instead_of=instead_of
    )
    places = {seat_of(record): where for where, record in plan.added}
    plan.problems[:0] = problems
    plan.problems += double_appointments(plan.standing.values(), places)
    plan.problems += opening_oneself(APPOINTMENT, by, (record for _, record in plan.added), plan.withdrawn)
    if with_work_handed_over:
        plan.problems += leaving_problems(by, company_day(by, at), *_before_and_after(plan))
    return carry_out(plan)


def seat_of(record: DatedRecord) -> Seat:
    """The person in the post of the centre."""
    assert isinstance(record, Appointment)
    return record.person_id, record.centre_id, record.post_id


def double_appointments(standing: Iterable[DatedRecord], places: dict[Seat, str]) -> list[Problem]:
    """One problem for each of the `places` where a person would hold the same post twice on a day."""
    held: dict[Seat, list[Interval]] = defaultdict(list)
    for record in standing:
        assert isinstance(record, Appointment)
        held[seat_of(record)].append((record.start, record.end))
    problems = []
    for seat, where in places.items():
        overlap = first_overlap(held[seat])
        if overlap:
            (start, end), (again, _) = overlap
            what = f"holds this post of this centre from {start} to {end or 'no end'} and again from {again}"
            problems.append(Problem(where, what, "end the earlier appointment first"))
    return problems


def left_by(by: Viewer, at: datetime, rows: Sequence[AppointmentRow]) -> list[LeftBehind]:
    """What those would leave behind whom these rows end earlier; nothing is written or refused."""
    ended = {row.person_code for row in rows if row.end is not None}
    if not ended:
        return []
    theirs = [row for row in rows if row.person_code in ended]
    plan = plan_rows(APPOINTMENT, _appointments(by, theirs, []), by=by, at=at)
    return left_behind(by, company_day(by, at), *_before_and_after(plan))


def _before_and_after(plan: Plan) -> tuple[list[Appointment], list[Appointment]]:
    """The appointments of those whose rows are touched, as they stand and as they would."""
    touched = {record.person_id for record in plan.withdrawn if isinstance(record, Appointment)}
    standing = [
        record
        for record in plan.standing.values()
        if isinstance(record, Appointment) and record.person_id in touched
    ]
    added = {id(record) for _, record in plan.added}
    before = [record for record in standing if id(record) not in added]
    before += [record for record in plan.withdrawn if isinstance(record, Appointment)]
    return before, standing


def _appointments(
    by: Viewer, rows: Iterable[AppointmentRow], problems: list[Problem]
) -> Iterator[tuple[str, Appointment]]:
    people, centres, posts = numbers_of_people(by), numbers_of_centres(by), numbers_of_posts(by)
    for number, row in enumerate(rows, start=1):
        where = f"row {number}, person {row.person_code}"
        wrong = [
            unknown_code(where, noun, code)
            for noun, code, numbers in (
                ("person", row.person_code, people),
                ("centre", row.centre_code, centres),
                ("post", row.post_code, posts),
            )
            if code not in numbers
        ]
        wrong += ends_too_early(where, row.start, row.end)
        if row.monthly_wage_cents is not None and row.monthly_wage_cents < 0:
            wrong.append(Problem(where, "the wage is less than nothing", "correct the wage"))
        problems += wrong[:1]
        if not wrong:
            yield (
                where,
                Appointment(
                    person_id=people[row.person_code],
                    centre_id=centres[row.centre_code],
                    post_id=posts[row.post_code],
                    start=row.start,
                    end=row.end,
                    monthly_wage_cents=row.monthly_wage_cents,
                ),
            )
