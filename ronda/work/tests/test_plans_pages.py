"""Pages of plans and demonstrations: who finds what, and what a form leaves behind."""

from typing import Any

import pytest

from ronda.outlets.models import Outlet, Product
from ronda.outlets.tests.pages import words_of
from ronda.work.models import (
    DemonstrationCopy,
    Handover,
    ListingTarget,
    Plan,
    PlanOutlet,
    StageNote,
    SupervisionNote,
    Task,
)
from ronda.work.services.demonstrations import mark_demonstration
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import TODAY, browser_of, october, told
from ronda.work.tests.handover_pages import town as town
from ronda.work.tests.plan_world import BEGUN, a_draft, a_running_plan, a_superior_plan, branded

pytestmark = pytest.mark.django_db
PLANS = "/work/plans/"


def page(plan: Plan, part: str = "") -> str:
    return f"{PLANS}{plan.pk}/{part}"


def a_form(**values: Any) -> dict[str, Any]:
    return {
        "kind": "brand",
        "title": "Tea in winter",
        "goal": "Tea in every shop",
        "brand": "Green Hill",
        "products": ["P1"],
        "starts": "2022-10-10",
        "last": "2022-11-10",
        "owner": "E03",
        "milestones": "2022-10-21 Shelves are ready",
        "budget": "1200.50",
        **values,
    }


@pytest.mark.parametrize("part", ["", "outlets/", "beside/", "change/", "give/", "listing/", "close/"])
@pytest.mark.parametrize("who", ["ivan", "hugo"])
def test_a_plan_of_another_centre_or_company_is_not_there(town: Town, who: str, part: str) -> None:
    assert browser_of(who).get(page(a_running_plan(town), part)).status_code == 404


@pytest.mark.parametrize("part", ["change/", "outlets/add/", "give/", "listing/", "feedback/", "close/"])
def test_an_account_manager_finds_no_form_that_is_the_back_offices(town: Town, part: str) -> None:
    assert browser_of("diego").get(page(a_running_plan(town), part)).status_code == 404


def test_an_account_manager_finds_the_own_outlets_and_tasks_on_the_plan(town: Town) -> None:
    plan = a_running_plan(town)

    shown = words_of(browser_of("diego").get(page(plan)))

    assert "Your target outlets (2)" in shown
    assert "Shop O1" in shown
    assert "Shop O3" not in shown
    assert "Give the tasks" not in shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=brand", 2),
        ("state=draft", 1),
        ("state=running", 1),
        ("state=open", 2),
        ("state=ended", 0),
        ("stage=execute", 1),
        ("q=cheese", 0),
        # Both run from 3 to 28 October.
        ("day=2022-10-28", 2),
        ("day=2022-10-29", 0),
        # A day before both: alone it is that day, with a last day it is where one begins to look.
        ("day=2022-10-01", 0),
        ("day=2022-10-01&until=2022-10-31", 2),
        ("until=2022-10-03", 2),
        ("until=2022-10-02", 0),
    ],
)
def test_the_list_is_narrowed_by_its_address(town: Town, asked: str, found: int) -> None:
    a_running_plan(town, title="Tea one")
    a_draft(town, title="Tea two")

    shown = words_of(browser_of("bruno").get(f"{PLANS}?{asked}"))

    assert sum(title in shown for title in ("Tea one", "Tea two")) == found


def test_the_list_goes_into_a_file(town: Town) -> None:
    a_running_plan(town)

    answer = browser_of("bruno").get(f"{PLANS}?export=csv")

    assert "Tea in corner shops" in b"".join(answer).decode() if answer.streaming else answer.content.decode()


def test_a_form_drafts_a_plan_with_its_budget_in_cents_and_its_milestones(town: Town) -> None:
    branded(town)

    answer = browser_of("bruno").post(PLANS + "new/", a_form())

    plan = Plan.objects.get()
    assert answer.headers["Location"] == page(plan)
    assert (plan.budget_cents, plan.state) == (120_050, "draft")
    assert plan.milestones == [{"title": "Shelves are ready", "due": "2022-10-21"}]
    assert list(plan.products.values_list("product__code", flat=True)) == ["P1"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"brand": ""}, "brand"),
        ({"title": " "}, "title"),
        ({"last": "2022-10-09"}, "last"),
        ({"budget": "-1"}, "budget"),
        ({"budget": "a lot"}, "budget"),
        ({"expected_listing": "101"}, "expected_listing"),
        ({"milestones": "Shelves are ready"}, "milestones"),
        ({"milestones": "2022-12-24 Too late"}, "milestones"),
        ({"owner": "E99"}, "owner"),
    ],
)
def test_what_is_wrong_stands_at_its_field(town: Town, values: dict[str, str], field: str) -> None:
    branded(town)

    answer = browser_of("bruno").post(PLANS + "new/", a_form(**values))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Plan.objects.exists()


def test_a_localisation_begins_as_its_superior_plan_and_shows_what_it_says_otherwise(town: Town) -> None:
    branded(town)
    superior, bruno = a_superior_plan(town), browser_of("bruno")

    first = bruno.get(page(superior, "localise/")).context["form"].initial
    assert (first["title"], first["goal"]) == (superior.title, superior.goal)
    values = a_form(starts="2022-10-03", last="2022-10-28", milestones="", goal="Three in five")
    bruno.post(page(superior, "localise/"), values)

    own = Plan.objects.get(parent=superior)
    shown = words_of(bruno.get(page(own)))
    assert "What is otherwise than in the superior plan" in shown
    assert "Three in five" in shown
    assert own.title in words_of(bruno.get(page(superior)))


def test_the_buttons_bring_a_draft_to_a_running_plan_and_the_second_approval_is_told(town: Town) -> None:
    plan = a_draft(town)
    browser_of("bruno").post(page(plan, "submit/"))
    ana = browser_of("ana")

    ana.post(page(plan, "approve/"))
    again = ana.post(page(plan, "approve/"))

    assert Plan.objects.get().state == "running"
    assert "This plan is approved already; look at it again." in told(again)


def test_a_plan_sent_back_without_a_reason_stays_submitted(town: Town) -> None:
    plan = a_draft(town)
    browser_of("bruno").post(page(plan, "submit/"))

    answer = browser_of("ana").post(page(plan, "send-back/"), {"reason": " "})

    assert told(answer) == ["Say why the plan is sent back."]
    assert Plan.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"source": "codes", "codes": "O1, O2\nO1"}, ["O1", "O2"]),
        ({"source": "filter", "outlets-holder": "E06"}, ["O3"]),
        ({"source": "filter", "outlets-status": "active"}, ["O1", "O2", "O3"]),
    ],
)
def test_outlets_are_picked_by_codes_or_by_filters(
    town: Town, values: dict[str, str], codes: list[str]
) -> None:
    plan = a_draft(town)

    browser_of("bruno").post(page(plan, "outlets/add/"), values)

    assert sorted(plan.outlets.values_list("outlet__code", flat=True)) == codes


def test_outlets_are_copied_from_another_plan_and_taken_out(town: Town) -> None:
    other, plan, bruno = a_running_plan(town), a_draft(town, title="Another"), browser_of("bruno")

    bruno.post(page(plan, "outlets/add/"), {"source": "copy", "other": str(other.pk)})
    bruno.post(page(plan, "outlets/remove/"), {"chosen": ["O1", "O2"]})

    assert list(plan.outlets.values_list("outlet__code", flat=True)) == ["O3"]


def test_a_code_that_is_none_is_told_at_its_field(town: Town) -> None:
    plan = a_draft(town)

    answer = browser_of("bruno").post(page(plan, "outlets/add/"), {"source": "codes", "codes": "O1 N1"})

    assert list(answer.context["form"].errors) == ["codes"]


def test_one_form_gives_tasks_and_target_lists(town: Town) -> None:
    plan = a_running_plan(town)
    values = {
        "title": "Place the tea",
        "due": "2022-10-21",
        "each": "person",
        "hand_list": "on",
        "list_days": "2",
    }

    answer = browser_of("bruno").post(page(plan, "give/"), values)

    assert told(answer) == ["Given: 2 tasks, 2 target lists."]
    assert Task.objects.filter(plan=plan, kind="task").count() == 2
    assert Handover.objects.filter(plan=plan).count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "", "each": "person"}, "title"),
        ({"title": "Place it", "each": "person"}, "due"),
        ({"title": "", "each": "person", "hand_list": "on"}, "list_days"),
        ({"title": "Place it", "due": "2022-10-07", "each": "person"}, "due"),
    ],
)
def test_work_that_says_too_little_is_told_at_its_field(
    town: Town, values: dict[str, str], field: str
) -> None:
    answer = browser_of("bruno").post(page(a_running_plan(town), "give/"), values)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_listing_targets_are_set_in_one_step(town: Town) -> None:
    plan = a_running_plan(town)

    browser_of("bruno").post(page(plan, "listing/"), {"month": "2022-10", "products": ["P1"]})

    assert ListingTarget.objects.filter(month="2022-10", product__code="P1").count() == 3


def test_a_withdrawn_brand_is_told_in_words_and_offers_to_stop(town: Town) -> None:
    plan = a_running_plan(town)
    Product.objects.filter(code="P1").update(withdrawn_on=TODAY)

    shown = words_of(browser_of("bruno").get(page(plan)))

    assert "Nothing of what this plan is about is sold any more." in shown
    assert "Stop the plan?" in shown
    assert "no product that is still sold" in words_of(browser_of("bruno").get(page(plan, "listing/")))


def test_an_outlet_that_closed_meanwhile_is_shown_as_closed(town: Town) -> None:
    plan = a_running_plan(town)
    Outlet.objects.filter(code="O2").update(status="closed")

    shown = words_of(browser_of("bruno").get(page(plan)))

    assert "Closed meanwhile; they get no new tasks: Shop O2" in shown


def test_a_note_is_written_and_an_unknown_stage_is_refused(town: Town) -> None:
    plan, bruno = a_running_plan(town), browser_of("bruno")

    bruno.post(page(plan, "note/"), {"stage": "track", "text": "Half of them list it"})
    bruno.post(page(plan, "note/"), {"stage": "nowhere", "text": "Lost"})

    assert list(StageNote.objects.values_list("stage", "text")) == [("track", "Half of them list it")]


def test_feedback_is_acknowledged_by_its_receiver_and_hidden_from_the_others(town: Town) -> None:
    plan = a_running_plan(town)
    browser_of("bruno").post(page(plan, "feedback/"), {"text": "Half way", "receivers": ["E05"]})
    note, diego = SupervisionNote.objects.get(), browser_of("diego")

    assert "Half way" in words_of(diego.get(page(plan, "beside/")))
    assert "Not acknowledged" not in words_of(browser_of("elena").get(page(plan, "beside/")))
    diego.post(f"/work/desk/notes/{note.pk}/acknowledge/", {"reply": "Seen"})


def test_a_plan_is_closed_by_its_form(town: Town) -> None:
    plan, bruno = a_running_plan(town), browser_of("bruno")
    values = {"closed_on": "2022-10-10", "result": "Two in three", "lesson": "Begin earlier"}

    assert list(bruno.post(page(plan, "close/"), values).context["form"].errors) == ["explained"]
    bruno.post(page(plan, "close/"), {**values, "explained": "The shelves came late"})

    assert Plan.objects.get().state == "closed"
    assert "Two in three" in words_of(bruno.get(page(plan)))


# Demonstrations


def a_demonstration(town: Town) -> PlanOutlet:
    plan = a_running_plan(town)
    return mark_demonstration(
        by=town.viewer_of("bruno"), at=BEGUN, number=plan.pk, outlet_code="O1", shows="Tea at eye level"
    )


def test_a_target_outlet_becomes_a_demonstration_that_the_whole_centre_finds(town: Town) -> None:
    plan = a_running_plan(town)

    values = {"outlet": "O1", "shows": "Tea at eye level"}
    browser_of("bruno").post(page(plan, "demonstration/"), values)

    for who in ("bruno", "diego", "elena"):
        assert "Tea at eye level" in words_of(browser_of(who).get("/work/demonstrations/"))
    for who in ("ivan", "hugo"):
        assert "Tea at eye level" not in words_of(browser_of(who).get("/work/demonstrations/"))


@pytest.mark.parametrize(("who", "code"), [("elena", "O3"), ("diego", "O2"), ("bruno", "O3")])
def test_whoever_holds_the_outlet_or_the_back_office_tells_who_copied_it(
    town: Town, who: str, code: str
) -> None:
    shown = a_demonstration(town)

    browser_of(who).post(
        f"/work/demonstrations/{shown.pk}/copied/", {"outlet": code, "copied_on": "2022-10-10"}
    )

    assert DemonstrationCopy.objects.filter(outlet__code=code).count() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"outlet": "O1", "copied_on": "2022-10-10"},
        {"outlet": "O9", "copied_on": "2022-10-10"},
        {"outlet": "O2", "copied_on": october(11).isoformat()},
        {"outlet": "O2", "copied_on": "yesterday"},
        {"outlet": "N1", "copied_on": "2022-10-10"},
    ],
)
def test_a_copy_that_cannot_be_is_refused(town: Town, values: dict[str, str]) -> None:
    shown = a_demonstration(town)

    answer = browser_of("bruno").post(f"/work/demonstrations/{shown.pk}/copied/", values)

    assert answer.status_code == 422
    assert not DemonstrationCopy.objects.exists()


def test_a_demonstration_that_was_copied_stays_one(town: Town) -> None:
    shown, bruno = a_demonstration(town), browser_of("bruno")
    bruno.post(f"/work/demonstrations/{shown.pk}/copied/", {"outlet": "O3", "copied_on": "2022-10-10"})

    bruno.post(f"/work/demonstrations/{shown.pk}/end/")
    bruno.post(page(Plan.objects.get(), "outlets/remove/"), {"chosen": ["O1"]})

    assert PlanOutlet.objects.get(outlet__code="O1").demonstration


def test_a_demonstration_that_nobody_copied_is_ended(town: Town) -> None:
    shown = a_demonstration(town)

    browser_of("bruno").post(f"/work/demonstrations/{shown.pk}/end/")

    assert not PlanOutlet.objects.filter(demonstration=True).exists()


@pytest.mark.parametrize("who", ["ivan", "hugo"])
def test_a_demonstration_of_others_is_not_there(town: Town, who: str) -> None:
    shown = a_demonstration(town)

    assert browser_of(who).get(f"/work/demonstrations/{shown.pk}/").status_code == 404
