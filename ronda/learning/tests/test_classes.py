"""Classes: seats, waiting, attendance by a code or by the list, and what follows from being there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CourseDone, LearningTime, TrainingClass
from ronda.learning.queries.classes.seen import classes_seen
from ronda.learning.services.classes import (
    ClassSaid,
    cancel_class,
    change_class,
    check_in,
    close_class,
    invite_to_class,
    make_class,
    mark_attendance,
    new_code,
    sign_off,
    sign_up,
)
from ronda.learning.tests.year_world import NOW, YearWorld, a_year
from ronda.people.rules import Viewer
from ronda.work.queries.desk import traces_since

pytestmark = pytest.mark.django_db

BEGINS = datetime(2022, 3, 10, 14, tzinfo=UTC)
DURING = BEGINS + timedelta(minutes=20)
SAID = ClassSaid(BEGINS, BEGINS + timedelta(minutes=100), room="Room 2", seats=2, cost_cents=25_000)


@pytest.fixture
def world() -> YearWorld:
    return a_year()


def a_class(world: YearWorld, said: ClassSaid = SAID) -> TrainingClass:
    return make_class(by=world.ana, at=NOW, centre=world.town.county.centre.code, course="display", said=said)


def states(held: TrainingClass) -> dict[str, str]:
    return {place.person.name.split()[0]: place.state for place in held.places.select_related("person")}


def viewer(world: YearWorld, name: str) -> Viewer:
    return world.town.viewer_of(name)


def test_more_people_than_seats_wait_in_the_order_in_which_they_asked(world: YearWorld) -> None:
    held = a_class(world)
    for minute, name in enumerate(("diego", "elena", "bruno", "carmen")):
        sign_up(by=viewer(world, name), at=NOW + timedelta(minutes=minute), number=held.pk)
    assert states(held) == {
        "Diego": "signed_up",
        "Elena": "signed_up",
        "Bruno": "waiting",
        "Carmen": "waiting",
    }


def test_who_signs_off_gives_the_seat_to_who_has_waited_longest_and_it_is_told(world: YearWorld) -> None:
    held = a_class(world)
    for minute, name in enumerate(("diego", "elena", "bruno", "carmen")):
        sign_up(by=viewer(world, name), at=NOW + timedelta(minutes=minute), number=held.pk)
    sign_off(by=world.diego, at=NOW, number=held.pk, why="A visit that cannot wait")
    assert states(held) == {
        "Diego": "left",
        "Elena": "signed_up",
        "Bruno": "signed_up",
        "Carmen": "waiting",
    }
    told = traces_since(world.ana, "training_class", held.pk, NOW - timedelta(days=1))
    assert [each.said["name"] for each in told if each.what == "training_class.moved_up"] == ["Bruno Keller"]


def test_signing_up_twice_is_once(world: YearWorld) -> None:
    held = a_class(world)
    first = sign_up(by=world.diego, at=NOW, number=held.pk)
    assert sign_up(by=world.diego, at=NOW + timedelta(hours=1), number=held.pk).pk == first.pk
    assert held.places.count() == 1


def test_inviting_more_than_there_are_seats_says_who_waits(world: YearWorld) -> None:
    held = a_class(world)
    people = world.town.county.people
    codes = [people[name].code for name in ("diego", "elena", "farid")]
    assert invite_to_class(by=world.ana, at=NOW, number=held.pk, people=codes) == (codes[:2], codes[2:])
    with pytest.raises(RefusedError, match="nobody of the centre"):
        invite_to_class(by=world.ana, at=NOW, number=held.pk, people=["nobody"])


def test_fewer_seats_than_people_who_have_one_are_refused_and_more_let_move_up(world: YearWorld) -> None:
    held = a_class(world)
    for name in ("diego", "elena", "bruno"):
        sign_up(by=viewer(world, name), at=NOW, number=held.pk)
    with pytest.raises(RefusedError, match="fewer than the 2 people"):
        change_class(by=world.ana, at=NOW, number=held.pk, said=replace(SAID, seats=1))
    change_class(by=world.ana, at=NOW, number=held.pk, said=replace(SAID, seats=3))
    assert states(held)["Bruno"] == "signed_up"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (replace(SAID, ends_at=BEGINS), "is not after it begins"),
        (replace(SAID, starts_at=NOW - timedelta(days=1)), "more than a day later|lies before now"),
        (replace(SAID, seats=0), "are no seats at all"),
    ],
)
def test_a_class_that_cannot_be_is_refused(world: YearWorld, said: ClassSaid, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        a_class(world, said)


def test_nobody_teaches_twice_at_once(world: YearWorld) -> None:
    said = replace(SAID, trainer=world.town.county.people["bruno"].code)
    a_class(world, said)
    with pytest.raises(RefusedError, match="teaches Display at that time"):
        a_class(world, replace(said, starts_at=BEGINS + timedelta(minutes=30)))


def test_whoever_reads_the_code_that_is_shown_attends(world: YearWorld) -> None:
    held = a_class(world)
    sign_up(by=world.diego, at=NOW, number=held.pk)
    code, until = new_code(by=world.ana, at=DURING, number=held.pk)
    place = check_in(by=world.diego, at=until, number=held.pk, code=code)
    assert (place.state, place.how) == ("attended", "code")
    held.refresh_from_db()
    assert code not in held.code_digest


def test_codes_that_are_old_foreign_or_of_another_class_are_refused(world: YearWorld) -> None:
    held, other = a_class(world), a_class(world, replace(SAID, room="Room 3"))
    code, until = new_code(by=world.ana, at=DURING, number=held.pk)
    tries = [
        (held.pk, code, until + timedelta(seconds=1)),
        (held.pk, "made-up", DURING),
        (other.pk, code, DURING),
    ]
    for number, said, at in tries:
        with pytest.raises(RefusedError, match="not good any more"):
            check_in(by=world.diego, at=at, number=number, code=said)
    new_code(by=world.ana, at=DURING, number=held.pk)
    with pytest.raises(RefusedError, match="not good any more"):
        check_in(by=world.diego, at=DURING, number=held.pk, code=code)
    with pytest.raises(RefusedError):
        check_in(by=viewer(world, "hugo"), at=DURING, number=held.pk, code=code)


def test_a_code_is_shown_only_when_the_class_is_about_to_begin_and_only_by_who_leads_it(
    world: YearWorld,
) -> None:
    held = a_class(world)
    with pytest.raises(RefusedError, match="has not begun"):
        new_code(by=world.ana, at=BEGINS - timedelta(hours=2), number=held.pk)
    with pytest.raises(NotAllowedError):
        new_code(by=world.diego, at=DURING, number=held.pk)


def test_who_comes_without_a_place_gets_one_only_while_seats_are_left(world: YearWorld) -> None:
    held = a_class(world)
    code, _until = new_code(by=world.ana, at=DURING, number=held.pk)
    for name in ("diego", "elena"):
        assert check_in(by=viewer(world, name), at=DURING, number=held.pk, code=code).state == "attended"
    with pytest.raises(RefusedError, match="no seat left"):
        check_in(by=viewer(world, "bruno"), at=DURING, number=held.pk, code=code)


def test_a_closed_class_completes_the_course_for_who_was_there_with_its_minutes_and_cost(
    world: YearWorld,
) -> None:
    plan = world.accepted()
    held = plan.learning.get(person_id=world.diego_id, course__code="display").training_class
    assert held is not None
    during = held.starts_at + timedelta(minutes=5)
    mark_attendance(by=world.ana, at=during, number=held.pk, present=[world.town.county.diego.code])
    closed, attended = close_class(by=world.ana, at=held.ends_at, number=held.pk, cost_cents=31_000)
    assert (closed.state, attended, closed.cost_cents) == ("held", 1, 31_000)
    done = CourseDone.objects.get(training_class=held)
    assert (done.person_id, done.minutes, done.how) == (world.diego_id, 90, "class")
    assert LearningTime.objects.get(person_id=world.diego_id).minutes == 90
    row = plan.learning.get(person_id=world.diego_id, course__code="display")
    assert (row.state, row.done_id) == ("done", done.pk)
    absent = held.places.exclude(person_id=world.diego_id)
    assert {place.state for place in absent} == {"absent"}


def test_who_came_by_the_code_is_not_taken_out_by_the_list(world: YearWorld) -> None:
    held = a_class(world)
    sign_up(by=viewer(world, "elena"), at=NOW, number=held.pk)
    code, _until = new_code(by=world.ana, at=DURING, number=held.pk)
    check_in(by=world.diego, at=DURING, number=held.pk, code=code)
    mark_attendance(by=world.ana, at=DURING, number=held.pk, present=[])
    assert states(held) == {"Diego": "attended", "Elena": "absent"}


def test_a_class_that_nobody_attended_or_that_is_still_to_come_is_not_closed(world: YearWorld) -> None:
    held = a_class(world)
    with pytest.raises(RefusedError, match="has not begun"):
        close_class(by=world.ana, at=NOW, number=held.pk)
    with pytest.raises(RefusedError, match="attended by nobody"):
        close_class(by=world.ana, at=DURING, number=held.pk)


def test_a_cancelled_class_says_why_and_takes_nobody_any_more(world: YearWorld) -> None:
    plan = world.accepted()
    row = plan.learning.get(person_id=world.diego_id, course__code="display")
    assert row.training_class is not None
    with pytest.raises(RefusedError, match="is wanting in words"):
        cancel_class(by=world.ana, at=NOW, number=row.training_class.pk, why=" ")
    cancel_class(by=world.ana, at=NOW, number=row.training_class.pk, why="The trainer is ill")
    row.refresh_from_db()
    assert (row.training_class_id, row.state) == (None, "planned")
    with pytest.raises(RefusedError, match="was cancelled"):
        sign_up(by=world.diego, at=NOW, number=classes_seen(world.ana).get(state="cancelled").pk)


def test_classes_of_a_centre_are_seen_by_its_people_and_by_nobody_else(world: YearWorld) -> None:
    a_class(world)
    for name in ("ana", "diego", "bruno"):
        assert classes_seen(viewer(world, name)).count() == 1
    for name in ("hugo", "director of the north", "ivan"):
        assert not classes_seen(viewer(world, name)).exists()
