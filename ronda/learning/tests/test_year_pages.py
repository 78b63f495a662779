"""Pages of the training plan of the next year, as pages know no other moment, and of its classes, by role."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.kernel.period import Month
from ronda.learning.models import ClassPlace, CourseDone, TrainingClass, TrainingPlan
from ronda.learning.services.year import accept_training_plan
from ronda.learning.tests.year_world import YearWorld, a_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> YearWorld:
    return a_year()


def browser(world: YearWorld, name: str) -> Client:
    county = world.town.county
    person = county.hugo if name == "hugo" else county.people[name]
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def next_year(world: YearWorld, *, accepted: bool = True) -> TrainingPlan:
    now = timezone.now()
    plan = world.draft(at=now, year=now.year + 1)
    return accept_training_plan(by=world.ana, at=now, plan=plan.pk) if accepted else plan


def a_class_now(world: YearWorld, seats: int = 4) -> TrainingClass:
    starts = timezone.now() - timedelta(minutes=10)
    return TrainingClass.objects.create(
        company_id=world.company_id,
        centre=world.town.county.centre,
        course=world.courses["display"],
        starts_at=starts,
        ends_at=starts + timedelta(minutes=90),
        seats=seats,
        cost_cents=12_345,
    )


def test_the_director_sees_hours_planned_and_learnt_of_each_person_and_month(world: YearWorld) -> None:
    plan = next_year(world)
    page = browser(world, "ana").get(f"/learning/year/{plan.pk}/")
    assert page.status_code == 200
    body = page.content.decode()
    for name in ("Ana Torres", "Diego Park", "Gao Lin"):
        assert name in body
    assert "No month holds more than" in body or "have a month with more than" in body


def test_an_account_manager_finds_the_own_year_and_nobody_elses(world: YearWorld) -> None:
    plan = next_year(world)
    diego = browser(world, "diego")
    body = diego.get(f"/learning/year/?year={plan.year}", follow=True).content.decode()
    own = diego.get(f"/learning/year/own/?year={plan.year}").content.decode()
    assert "Elena" not in body + own
    assert "Retailers" in own
    elena = world.town.county.people["elena"].code
    for path in (
        f"/learning/year/{plan.pk}/",
        f"/learning/year/{plan.pk}/list/",
        f"/learning/year/{plan.pk}/moved/",
        f"/learning/year/{plan.pk}/desk/",
        f"/learning/year/{plan.pk}/people/{elena}/",
        f"/learning/year/{plan.pk}/courses/{world.courses['brands'].pk}/",
        f"/learning/year/{plan.pk}/plan.xlsx",
        f"/learning/year/{plan.pk}/plan.pdf",
        f"/learning/planned/{plan.learning.exclude(person_id=world.diego_id)[0].pk}/",
        "/learning/year/make/",
    ):
        assert diego.get(path).status_code in {403, 404}, path


@pytest.mark.parametrize("name", ["hugo", "bruno", "carmen"])
def test_others_than_who_lead_the_centre_see_no_plan_of_it(world: YearWorld, name: str) -> None:
    plan = next_year(world)
    other = browser(world, name)
    assert other.get(f"/learning/year/{plan.pk}/").status_code in {403, 404}
    assert b"Diego" not in other.get("/learning/classes/").content


def test_a_draft_is_accepted_only_with_the_number_that_it_leaves_out(world: YearWorld) -> None:
    world.courses["brands"].minutes = 9000
    world.courses["brands"].save()
    plan = next_year(world, accepted=False)
    ana = browser(world, "ana")
    body = ana.get(f"/learning/year/{plan.pk}/").content.decode()
    assert "has no month with time for Brands: it takes 150 h" in body
    ana.post(f"/learning/year/{plan.pk}/accept/", {"leaves": "0"})
    plan.refresh_from_db()
    assert plan.state == "draft"
    ana.post(f"/learning/year/{plan.pk}/accept/", {"leaves": str(len(plan.found["unmet"]))})
    plan.refresh_from_db()
    assert plan.state == "accepted"


def test_a_move_is_told_before_it_is_done_and_can_be_taken_back(world: YearWorld) -> None:
    plan = next_year(world)
    row = plan.learning.get(person_id=world.diego_id, course__code="brands")
    to = Month.parse(row.month).plus(1 if row.month < f"{plan.year}-12" else -1)
    ana = browser(world, "ana")
    body = ana.get(f"/learning/planned/{row.pk}/?day={to}").content.decode()
    assert "fullest month:" in body
    row.refresh_from_db()
    assert row.month != str(to)
    answer = ana.post(f"/learning/planned/{row.pk}/move/", {"day": str(to)}, follow=True)
    assert "Take it back" in answer.content.decode()
    before = row.month
    row.refresh_from_db()
    assert row.month == str(to)
    ana.post(f"/learning/planned/{row.pk}/move/", {"day": before, "undo": "yes"})
    row.refresh_from_db()
    assert row.month == before


def test_a_month_that_breaks_the_order_cannot_be_chosen(world: YearWorld) -> None:
    plan = next_year(world)
    row = plan.learning.get(person_id=world.diego_id, course__code="display")
    reading = plan.learning.get(person_id=world.diego_id, course__code="reading")
    ana = browser(world, "ana")
    body = ana.get(f"/learning/planned/{row.pk}/?day={reading.month}").content.decode()
    assert "It cannot go to" in body
    assert "Reading has to come before it" in body


def test_the_plan_is_handed_over_as_workbook_and_paper_and_listed_and_narrowed_down(world: YearWorld) -> None:
    plan = next_year(world)
    ana = browser(world, "ana")
    assert ana.get(f"/learning/year/{plan.pk}/plan.xlsx").content[:2] == b"PK"
    assert ana.get(f"/learning/year/{plan.pk}/plan.pdf").content[:4] == b"%PDF"
    body = ana.get(f"/learning/year/{plan.pk}/list/?q=diego&export=csv").content.decode()
    assert body.count("Diego Park") == 4
    assert "Elena" not in body


@pytest.mark.parametrize("name", ["ana", "diego"])
def test_pages_ask_at_most_fifteen_statements(
    world: YearWorld, name: str, django_assert_max_num_queries: object
) -> None:
    plan = next_year(world)
    held = TrainingClass.objects.filter(plan=plan)[0]
    row = plan.learning.get(person_id=world.diego_id, course__code="display")
    look = browser(world, name)
    paths = ["/learning/classes/", f"/learning/classes/{held.pk}/", f"/learning/planned/{row.pk}/"]
    if name == "ana":
        code = world.town.county.diego.code
        paths += [
            f"/learning/year/{plan.pk}/",
            f"/learning/year/{plan.pk}/people/{code}/",
            f"/learning/year/{plan.pk}/courses/{row.course_id}/",
            f"/learning/year/{plan.pk}/list/",
        ]
    else:
        paths.append(f"/learning/year/own/?year={plan.year}")
    for path in paths:
        look.get(path)
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            assert look.get(path).status_code == 200


def test_a_person_signs_up_and_off_and_sees_no_name_of_another(world: YearWorld) -> None:
    plan = next_year(world)
    row = plan.learning.get(person_id=world.diego_id, course__code="display")
    held = row.training_class
    assert held is not None
    diego = browser(world, "diego")
    diego.post(f"/learning/classes/{held.pk}/sign-up/")
    place = ClassPlace.objects.get(training_class=held, person_id=world.diego_id)
    assert place.state == "signed_up"
    body = diego.get(f"/learning/classes/{held.pk}/").content.decode()
    others = held.places.exclude(person_id=world.diego_id).select_related("person")
    assert all(each.person.name not in body for each in others)
    diego.post(f"/learning/classes/{held.pk}/sign-off/", {"reason": "A visit"})
    place.refresh_from_db()
    assert place.state == "left"


def test_the_code_on_the_wall_marks_who_reads_it_and_the_closed_class_completes_the_course(
    world: YearWorld,
) -> None:
    held = a_class_now(world)
    ana, diego = browser(world, "ana"), browser(world, "diego")
    shown = ana.post(f"/learning/classes/{held.pk}/code/")
    assert "no-store" in shown["Cache-Control"]
    path = re.search(r"/learning/classes/\d+/check-in/[\w-]+/", shown.context["address"])
    assert path is not None
    assert path[0] not in shown.content.decode()
    diego.get(path[0])
    ana.post(f"/learning/classes/{held.pk}/code/")
    diego.post(path[0])
    assert ClassPlace.objects.get(training_class=held).state == "attended"
    ana.post(f"/learning/classes/{held.pk}/close/", {"cost": "99.50"})
    held.refresh_from_db()
    assert (held.state, held.cost_cents) == ("held", 9_950)
    assert CourseDone.objects.get().person_id == world.diego_id


def test_a_code_that_was_never_read_in_time_marks_nobody(world: YearWorld) -> None:
    held = a_class_now(world)
    diego = browser(world, "diego")
    assert "not good any more" in diego.get(f"/learning/classes/{held.pk}/check-in/made-up/").content.decode()
    diego.post(f"/learning/classes/{held.pk}/check-in/made-up/")
    assert not ClassPlace.objects.exists()
    for path in ("code/", "attendance/", "change/", "invite/"):
        assert diego.get(f"/learning/classes/{held.pk}/{path}").status_code in {403, 404}
    hugo = browser(world, "hugo")
    assert hugo.get(f"/learning/classes/{held.pk}/").status_code in {403, 404}


def test_a_class_is_laid_down_changed_and_cancelled_by_who_leads_the_centre(world: YearWorld) -> None:
    ana = browser(world, "ana")
    day = timezone.localdate() + timedelta(days=30)
    said = {
        "course": "display",
        "centre": world.town.county.centre.code,
        "day": day.isoformat(),
        "begins": "14:00",
        "minutes": "90",
        "room": "Room 2",
        "seats": "2",
        "cost": "150",
    }
    ana.post("/learning/classes/new/", said)
    held = TrainingClass.objects.get()
    assert (held.seats, held.cost_cents, held.room) == (2, 15_000, "Room 2")
    ana.post(f"/learning/classes/{held.pk}/change/", {**said, "seats": "3"})
    codes = [world.town.county.people[name].code for name in ("diego", "elena", "farid", "bruno")]
    answer = ana.post(f"/learning/classes/{held.pk}/invite/", {"people": codes}, follow=True)
    assert "More people than seats: 1 person waits" in answer.content.decode()
    file = ana.get(f"/learning/classes/{held.pk}/class.ics").content.decode()
    assert "SUMMARY:Class: Display" in file
    ana.post(f"/learning/classes/{held.pk}/cancel/", {"reason": "The room is taken"})
    held.refresh_from_db()
    assert (held.state, held.state_why) == ("cancelled", "The room is taken")


def test_home_tells_of_classes_and_of_what_the_month_has(world: YearWorld) -> None:
    held = a_class_now(world)
    ClassPlace.objects.create(
        training_class=held, person_id=world.diego_id, asked_at=timezone.now(), state="signed_up"
    )
    body = browser(world, "diego").get("/learning/").content.decode()
    assert "My classes" in body
    assert f"/learning/classes/{held.pk}/" in body
