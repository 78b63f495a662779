"""Pages of plans: written, sent on its way, given to its people, and closed to whom it is not."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from ronda.outlets.models import Product
from ronda.work.models import DemonstrationCopy, Plan, PlanOutlet, Task
from ronda.work.rules.milestone_lines import milestone_lines, milestones_in
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import browser_of, town  # noqa: F401
from ronda.work.tests.plan_world import a_draft, a_running_plan, branded

pytestmark = pytest.mark.django_db

WRITTEN = {
    "kind": "brand",
    "title": "Tea at the counter",
    "goal": "Every corner shop shows the tea",
    "brand": "Green Hill",
    "starts": "2022-10-11",
    "last": "2022-11-11",
    "owner": "E03",
    "centre": "C1",
    "milestones": "2022-10-20 Displays are up\n\n2022-11-04: Half of the shops list it",
    "budget": "1250.50",
}


@pytest.fixture
def hill(town: Town) -> Town:  # noqa: F811
    branded(town)
    return town


def test_milestones_are_read_one_a_line_and_written_back() -> None:
    found, odd = milestones_in("2022-10-20 Displays are up\n\n2022-02-30 never\nsoon\n2022-11-04: Listed")

    assert found == [
        Milestone("Displays are up", date(2022, 10, 20)),
        Milestone("Listed", date(2022, 11, 4)),
    ]
    assert odd == [3, 4]
    assert milestones_in(milestone_lines(found)) == (found, [])


def test_a_brand_manager_drafts_a_plan_with_its_milestones_and_budget(hill: Town) -> None:
    answer = browser_of("bruno").post(reverse("work_plan_new"), WRITTEN | {"products": ["P1"]})

    plan = Plan.objects.get()
    assert answer.headers["Location"] == reverse("work_plan", args=[plan.pk])
    assert (plan.budget_cents, plan.owner.code, plan.origin) == (125_050, "E03", "own")
    assert [each["title"] for each in plan.milestones] == ["Displays are up", "Half of the shops list it"]
    assert list(plan.products.values_list("product__code", flat=True)) == ["P1"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("milestones", "soon", "Line 1 is no milestone"),
        ("milestones", "2023-01-01 Too late", "Every milestone lies between"),
        ("last", "2022-10-01", "last"),
        ("brand", "", "A brand plan names its brand"),
        ("budget", "-1", "budget"),
    ],
)
def test_an_unsound_plan_is_told_at_its_field(hill: Town, field: str, value: str, sentence: str) -> None:
    answer = browser_of("bruno").post(reverse("work_plan_new"), WRITTEN | {field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors.get(field)
    assert sentence in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_plan_goes_its_way_by_its_buttons(hill: Town) -> None:
    plan = a_draft(hill, starts=date(2022, 10, 10), milestones=(Milestone("Ready", date(2022, 10, 20)),))
    bruno, ana = browser_of("bruno"), browser_of("ana")

    bruno.post(reverse("work_plan_outlets_add", args=[plan.pk]), {"source": "codes", "codes": "O1, O2 O3"})
    bruno.post(reverse("work_plan_submit", args=[plan.pk]))
    bruno.post(reverse("work_plan_approve", args=[plan.pk]))
    plan.refresh_from_db()
    assert (plan.state, plan.outlets.count()) == ("submitted", 3)
    ana.post(reverse("work_plan_send_back", args=[plan.pk]), {"reason": "Say what it costs"})
    plan.refresh_from_db()
    assert plan.state == "draft"
    bruno.post(reverse("work_plan_submit", args=[plan.pk]))
    ana.post(reverse("work_plan_approve", args=[plan.pk]))
    bruno.post(
        reverse("work_plan_give", args=[plan.pk]),
        {"title": "Show the tea", "due": "2022-10-21", "each": "person"},
    )

    plan.refresh_from_db()
    assert plan.state == "running"
    given = Task.objects.filter(plan=plan, kind="task").values_list("owner__code", flat=True)
    assert sorted(given) == ["E05", "E06"]
    shown = browser_of("diego").get(reverse("work_plan", args=[plan.pk])).content.decode()
    assert "Show the tea" in shown
    assert "Shop O3" not in shown


def pages_of(plan: Plan) -> list[str]:
    names = ("", "_change", "_close", "_outlets", "_outlets_add", "_give", "_listing", "_feedback")
    return [reverse(f"work_plan{name}", args=[plan.pk]) for name in names]


def test_no_page_of_a_plan_is_found_from_another_centre_or_company(hill: Town) -> None:
    plan = a_running_plan(hill)

    for who in ("ivan", "hugo"):
        browser = browser_of(who)
        assert {browser.get(page).status_code for page in pages_of(plan)} == {404}
        assert "Tea in corner shops" not in browser.get(reverse("work_plans")).content.decode()


def test_an_account_manager_reads_the_plan_and_finds_none_of_its_forms(hill: Town) -> None:
    diego = browser_of("diego")
    plan = a_running_plan(hill)

    answers = [diego.get(page).status_code for page in pages_of(plan)]

    assert answers == [200, 404, 404, 200, 404, 404, 404, 404]
    diego.post(reverse("work_plan_stop", args=[plan.pk]), {"reason": "no"})
    plan.refresh_from_db()
    assert plan.state == "running"


def test_every_form_of_a_running_plan_opens_for_its_brand_manager(hill: Town) -> None:
    plan = a_running_plan(hill)
    bruno = browser_of("bruno")

    answers = {page: bruno.get(page).status_code for page in pages_of(plan)}

    assert {page for page, status in answers.items() if status != 200} == {
        reverse("work_plan_change", args=[plan.pk])
    }


def test_the_page_and_the_list_ask_few_questions(hill: Town, django_assert_max_num_queries: Any) -> None:
    plan = a_running_plan(hill)
    bruno = browser_of("bruno")
    bruno.get(reverse("work_plans"))

    with django_assert_max_num_queries(15):
        bruno.get(reverse("work_plans"))
    with django_assert_max_num_queries(30):
        bruno.get(reverse("work_plan", args=[plan.pk]))


def test_a_withdrawn_product_is_told_on_the_page_of_a_running_plan(hill: Town) -> None:
    plan = a_running_plan(hill)
    Product.objects.filter(code="P1").update(withdrawn_on=date(2022, 10, 5))

    shown = browser_of("bruno").get(reverse("work_plan", args=[plan.pk])).content.decode()

    assert "Nothing of what this plan is about is sold any more" in shown


def test_a_withdrawn_brand_is_told_where_the_plan_names_no_product(hill: Town) -> None:
    page = reverse("work_plan", args=[a_running_plan(hill, products=()).pk])
    told = "Nothing of what this plan is about is sold any more"
    assert told not in browser_of("bruno").get(page).content.decode()
    Product.objects.filter(code="P1").update(withdrawn_on=date(2022, 10, 5))

    assert told in browser_of("bruno").get(page).content.decode()


def test_a_demonstration_is_marked_copied_and_counted(hill: Town) -> None:
    plan = a_running_plan(hill)
    bruno = browser_of("bruno")

    bruno.post(
        reverse("work_plan_demonstration", args=[plan.pk]), {"outlet": "O1", "shows": "Tea beside the till"}
    )
    shown = PlanOutlet.objects.get(demonstration=True)
    browser_of("elena").post(
        reverse("work_demonstration_copied", args=[shown.pk]), {"outlet": "O3", "copied_on": "2022-10-10"}
    )

    assert DemonstrationCopy.objects.get().outlet.code == "O3"
    listed = bruno.get(reverse("work_demonstrations")).content.decode()
    assert "Tea beside the till" in listed
    assert bruno.get(reverse("work_demonstration", args=[shown.pk])).status_code == 200
    assert browser_of("ivan").get(reverse("work_demonstration", args=[shown.pk])).status_code == 404


def test_the_list_and_the_calendar_of_events_open_in_the_centre(hill: Town) -> None:
    diego = browser_of("diego")

    assert diego.get(reverse("work_events")).status_code == 200
    assert diego.get(reverse("work_event_month")).status_code == 200
    assert diego.get(reverse("work_event_month"), {"month": "never"}).status_code == 200
