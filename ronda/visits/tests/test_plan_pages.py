"""Pages of the month's plan: who sees it, what a move costs before it is done, what is taken along."""

import io
import re
from datetime import date
from typing import Any

import icalendar
import pytest
from django.test import Client
from pytest_django import Settings
from python_calamine import CalamineWorkbook

from ronda.jobs.models import Job
from ronda.outlets.tests.pages import words_of
from ronda.people.models import Company
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.tests.plan_world import a_plan, on_a_grid, planned
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import browser_of, october, told, town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
PLAN = "/visits/plans/E05/2022-10/"


@pytest.fixture
def plan(town: Town) -> VisitPlan:
    """Diego's accepted plan on the 10th: two stops today, one on Thursday, one without a day."""
    on_a_grid(town, 4)
    plan = a_plan("E05", state="accepted", starts=october(10))
    planned(plan, "G000", october(10))
    planned(plan, "G001", october(10), 2)
    planned(plan, "G002", october(13))
    planned(plan, "G003", None, 0)
    return plan


def row_of(code: str) -> PlannedVisit:
    return PlannedVisit.objects.get(outlet__code=code)


def page(who: str, address: str = PLAN, **headers: str) -> Any:
    return browser_of(who).get(address, headers=headers)


def post(who: str, address: str, **said: str) -> Any:
    return browser_of(who).post(address, said)


@pytest.mark.parametrize("view", ["calendar", "map", "list"])
def test_a_plan_is_a_calendar_a_map_and_a_list(plan: VisitPlan, view: str) -> None:
    answer = page("diego", f"{PLAN}?view={view}")

    assert answer.status_code == 200
    assert "Accepted" in words_of(answer)
    assert "Grid G003" in words_of(answer)


def test_days_stand_with_their_minutes_against_the_days_time(plan: VisitPlan) -> None:
    words = words_of(page("diego"))

    assert "of 6 h" in words
    assert "Grid G000" in words
    assert "Visits without a day" in words


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("bruno", 200), ("elena", 404), ("hugo", 404)])
def test_a_plan_is_seen_by_its_person_and_the_back_office_alone(
    plan: VisitPlan, who: str, status: int
) -> None:
    stop = f"/visits/planned/{row_of('G000').pk}/"

    assert page(who).status_code == status
    assert page(who, stop).status_code == status
    assert page(who, f"{PLAN}file/pdf/").status_code == status
    assert page(who, f"{PLAN}days/2022-10-10/").status_code == status
    assert page(who, f"/visits/plan/{plan.pk}/desk/").status_code == status


def test_who_only_reads_finds_no_button_and_moves_nothing(plan: VisitPlan) -> None:
    assert "Plan again" not in words_of(page("bruno"))

    answer = post("bruno", f"/visits/planned/{row_of('G000').pk}/move/", day="2022-10-11")

    assert answer.status_code in {302, 403}
    assert row_of("G000").day == october(10)


def test_without_a_plan_there_is_a_sentence_and_one_button(town: Town) -> None:
    own, other = page("diego"), page("bruno")

    assert "No plan for this month yet" in words_of(own)
    assert f"{PLAN}make/" in own.content.decode()
    assert f"{PLAN}make/" not in other.content.decode()
    assert page("diego", "/visits/plans/E06/2022-10/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/visits/plans/E05/October/",
        "/visits/plans/E05/2022-13/",
        f"{PLAN}?plan=999",
        f"{PLAN}?view=globe",
        f"{PLAN}file/docx/",
        f"{PLAN}days/2022-10-32/",
        f"{PLAN}days/2022-11-01/",
        "/visits/planned/999999/",
    ],
)
def test_what_does_not_exist_is_not_there(plan: VisitPlan, address: str) -> None:
    assert page("diego", address).status_code == 404


def test_a_plan_is_made_in_the_background_and_again_only_with_a_reason(
    plan: VisitPlan, settings: Settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    without = post("diego", f"{PLAN}make/", starts="2022-10-11")
    wrong = post("diego", f"{PLAN}make/", starts="soon", why="Ill on Monday")
    assert (without.status_code, wrong.status_code) == (422, 422)
    assert not Job.objects.exists()

    answer = post("diego", f"{PLAN}make/", starts="2022-10-11", why="Ill on Monday")

    assert answer["Location"] == PLAN
    job = Job.objects.get()
    assert (job.kind, job.subject) == ("visit_plan", "E05 2022-10")
    assert job.parameters["why"] == "Ill on Monday"


def test_nobody_plans_for_a_colleague_or_for_a_month_that_is_over(plan: VisitPlan) -> None:
    assert page("elena", f"{PLAN}make/").status_code == 404
    assert page("diego", "/visits/plans/E05/2022-09/make/").status_code == 404


def test_a_draft_is_accepted_or_dropped_with_a_reason(town: Town) -> None:
    on_a_grid(town, 1)
    draft = a_plan("E05", starts=october(10))
    planned(draft, "G000", october(11))

    kept = post("diego", f"/visits/plan/{draft.pk}/drop/", reason="")
    assert VisitPlan.objects.get().state == "draft"
    assert told(kept)
    post("diego", f"/visits/plan/{draft.pk}/accept/")
    assert VisitPlan.objects.get().state == "accepted"


def test_the_cost_of_a_move_is_shown_before_it_is_done(plan: VisitPlan) -> None:
    address = f"/visits/planned/{row_of('G002').pk}/"

    choice = page("diego", address)
    asked = page("diego", f"{address}?day=2022-10-10", HX_Request="true")

    assert "Move to the chosen day" in words_of(choice)
    assert "To Monday, October 10, 2022?" in words_of(asked)
    assert "plan-cost" in asked.content.decode()
    assert "<html" not in asked.content.decode()
    assert row_of("G002").day == october(13)


@pytest.mark.parametrize("day", ["2022-10-15", "2022-10-07", "2022-11-02", "never"])
def test_a_day_that_it_cannot_go_to_is_said_so(plan: VisitPlan, day: str) -> None:
    answer = page("diego", f"/visits/planned/{row_of('G002').pk}/?day={day}")

    assert "The visit cannot go to this day" in words_of(answer)


def test_a_move_is_done_and_taken_back(plan: VisitPlan) -> None:
    number = row_of("G002").pk

    moved = post("diego", f"/visits/planned/{number}/move/", day="2022-10-11")
    offered = page("diego", moved["Location"])
    post("diego", f"/visits/planned/{number}/move/", day="2022-10-13", position="1", undo="yes")

    assert f"moved={number}&back=2022-10-13" in moved["Location"]
    assert "Grid G002 is now on Oct 11, 2022." in words_of(offered)
    assert row_of("G002").day == october(13)


def test_a_move_to_a_day_off_is_refused_in_words(plan: VisitPlan) -> None:
    answer = post("diego", f"/visits/planned/{row_of('G002').pk}/move/", day="2022-10-15")

    assert len(told(answer)) == 1
    assert row_of("G002").day == october(13)


def test_a_visit_is_locked_and_let_go(plan: VisitPlan) -> None:
    address = f"/visits/planned/{row_of('G002').pk}/lock/"

    post("diego", address, locked="yes")
    assert row_of("G002").locked
    assert "Stays where it is" in words_of(page("diego"))
    post("diego", address, locked="no")
    assert not row_of("G002").locked


def test_a_visit_is_cancelled_with_its_reason_only(plan: VisitPlan) -> None:
    address = f"/visits/planned/{row_of('G002').pk}/cancel/"

    post("diego", address, reason=" ")
    assert row_of("G002").state == "planned"
    post("diego", address, reason="Closed for works")
    assert (row_of("G002").state, row_of("G002").state_why) == ("cancelled", "Closed for works")


def test_a_joint_visit_more_stands_in_the_plan(plan: VisitPlan) -> None:
    said = {"kind": "visit", "day": "2022-10-12", "together_with": "E03", "reason": "other"}

    wrong = post("diego", f"{PLAN}add/", outlet="NOWHERE", **said)
    good = post("diego", f"{PLAN}add/", outlet="O1", **said)

    assert wrong.status_code == 422
    assert good.status_code == 302
    row = PlannedVisit.objects.get(outlet__code="O1")
    assert (row.day, row.together_with and row.together_with.code) == (october(12), "E03")


def test_the_days_route_opens_in_the_application_that_the_company_chose(plan: VisitPlan) -> None:
    plain = page("diego", f"{PLAN}days/2022-10-10/").content.decode()
    Company.objects.filter(code="main").update(route_app="google")
    linked = page("diego", f"{PLAN}days/2022-10-10/").content.decode()

    assert 'href="geo:40.000000,-3.000000?q=40.000000,-3.000000(Grid%20G000)"' in plain
    assert "google" not in plain
    assert "https://www.google.com/maps/dir/?api=1" in linked
    assert "/visits/prepare/G000/" in plain


def test_a_workbook_has_a_row_for_each_visit(plan: VisitPlan) -> None:
    answer = page("diego", f"{PLAN}file/xlsx/")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()

    assert [row[3] for row in rows[1:]] == ["G000", "G001", "G002", "G003"]
    assert rows[1][0] == date(2022, 10, 10)
    assert [row[1] for row in rows[1:]] == [1, 2, 1, ""]
    assert "XLSX, 4 rows" in words_of(page("diego"))


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_the_paper_is_made_in_each_language(plan: VisitPlan, language: str) -> None:
    browser: Client = browser_of("diego")
    browser.cookies["django_language"] = language

    answer = browser.get(f"{PLAN}file/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_later_copy_of_the_calendar_changes_what_it_has(plan: VisitPlan) -> None:
    first = events(page("diego", f"{PLAN}file/ics/").content)
    row_of("G002").delete()
    planned(plan, "G002", october(14), state="cancelled", state_why="Closed")
    second = events(page("diego", f"{PLAN}file/ics/").content)

    assert first.keys() == second.keys()
    moved = next(uid for uid in first if "G002" in uid)
    assert first[moved].start.date() == october(13)
    assert second[moved]["STATUS"] == "CANCELLED"
    assert int(second[moved]["SEQUENCE"]) >= int(first[moved]["SEQUENCE"])


def test_planned_visits_stand_at_the_private_address_of_works_calendar(plan: VisitPlan) -> None:
    browser = browser_of("diego")
    page_with_secret = browser.post("/work/dates/address/").content.decode()
    address = re.findall(r"/work/dates/[\w-]+\.ics", page_with_secret)[0]

    kept, file = events(Client().get(address).content), events(page("diego", f"{PLAN}file/ics/").content)

    assert {uid for uid in kept if uid.startswith("planned-")} == set(file)
    assert {str(each["SUMMARY"]) for each in kept.values()} >= {"Visit: Grid G000", "Visit: Grid G002"}


def events(text: bytes) -> dict[str, Any]:
    return {str(each["UID"]): each for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_the_list_says_who_has_planned(plan: VisitPlan) -> None:
    words = words_of(page("ana", "/visits/plans/?month=2022-10"))

    assert "Diego" in words
    assert "no plan yet" in words
    assert "without an accepted plan" in words


def test_what_moved_stands_side_by_side(plan: VisitPlan) -> None:
    draft = a_plan("E05", version=2, starts=october(11))
    moved = {"name": "Grid G002", "code": "G002", "from": "2022-10-13", "to": "2022-10-14"}
    VisitPlan.objects.filter(pk=draft.pk).update(basis=plan, found={"moved": [moved]})
    planned(draft, "G002", october(14))

    whole = words_of(page("diego", f"{PLAN}?plan={draft.pk}"))
    beside = words_of(page("diego", f"{PLAN}moved/?plan={draft.pk}"))

    assert "from Oct 13, 2022 to Oct 14, 2022" in whole
    assert "1 visit moved; it is marked." in beside
    assert "Nothing to compare" in words_of(page("diego", f"{PLAN}moved/"))
