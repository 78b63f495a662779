"""Pages of priorities, effects and high-tier customers: forms, buttons, files, and who finds them."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.tests.pages import questions, words_of
from ronda.work.models import Analysis, Priority

MOST_STATEMENTS = 15
LIST = "/work/priorities/"


@pytest.fixture(autouse=True)
def world(october: None) -> None:
    """The closed October, in which one priority runs, one effect and one summary are kept."""


def a_form(**values: Any) -> dict[str, Any]:
    today = timezone.localdate()
    said = {
        "title": "Displays of spring",
        "goal": "A display in every shop",
        "starts": today.isoformat(),
        "last": (today + timedelta(days=20)).isoformat(),
        "owner": "E03",
        "centre": "C1",
        "indicators": ["brand_listing"],
        "codes": "R1, R2",
    }
    return said | values


def made(who: str = "bruno", **values: Any) -> Any:
    return browser_of(who).post(f"{LIST}new/", a_form(**values))


def the_new_one() -> Priority:
    return Priority.objects.get(title="Displays of spring")


def test_the_form_makes_a_priority_with_its_outlets() -> None:
    answer = made()

    priority = the_new_one()
    assert answer.headers["Location"] == f"{LIST}{priority.pk}/"
    assert sorted(priority.outlets.values_list("outlet__code", flat=True)) == ["R1", "R2"]
    page = words_of(browser_of("diego").get(answer.headers["Location"]))
    assert "Listing rate" in page
    assert "No work is tied to it yet." in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"codes": "R1 nowhere"}, "These are no outlets of this centre: nowhere."),
        ({"last": "2020-01-01"}, "The last day must not lie before the first one."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_bad_input_is_told_at_its_field(values: dict[str, Any], sentence: str) -> None:
    answer = made(**values)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert not Priority.objects.filter(title="Displays of spring").exists()


@pytest.mark.parametrize("who", ["diego", "gao", "teresa", "hugo"])
def test_whoever_does_not_record_here_finds_no_form(who: str) -> None:
    assert browser_of(who).get(f"{LIST}new/").status_code == 404


def test_a_change_keeps_what_was_not_touched() -> None:
    made()
    address = f"{LIST}{the_new_one().pk}/change/"
    assert "R1 R2" in browser_of("carmen").get(address).content.decode()

    browser_of("carmen").post(address, a_form(goal="A display in every second shop", codes="R1 R2 R3"))

    assert the_new_one().goal == "A display in every second shop"
    assert the_new_one().outlets.count() == 3


def test_the_director_closes_it_with_a_summary_that_began_by_itself() -> None:
    made()
    address = f"{LIST}{the_new_one().pk}/close/"
    assert "0 of 0 pieces of work are done" in browser_of("ana").get(address).content.decode()
    assert browser_of("bruno").get(address).status_code == 404

    today = timezone.localdate().isoformat()
    said = {"closed_on": today, "reached": "yes", "summary": "All of them", "lessons": "Start with R3"}
    browser_of("ana").post(address, said)

    assert the_new_one().reached is True
    offered = words_of(browser_of("bruno").get(f"{LIST}new/"))
    assert "What earlier ones taught Displays of spring goal reached Start with R3" in offered


def test_the_director_drops_it_with_a_reason() -> None:
    made()
    address = f"{LIST}{the_new_one().pk}/drop/"

    browser_of("ana").post(address, {"reason": " "})
    assert the_new_one().closed_on is None
    browser_of("ana").post(address, {"reason": "No material"})

    assert the_new_one().dropped_why == "No material"


def test_the_list_is_narrowed_by_state_and_goes_into_a_file() -> None:
    made()
    browser_of("ana").post(f"{LIST}{the_new_one().pk}/drop/", {"reason": "No material"})

    shown = words_of(browser_of("diego").get(f"{LIST}?state=closed"))
    file = browser_of("ana").get(f"{LIST}?export=csv").content.decode()

    assert "Displays of spring" in shown
    assert "Tea before winter" not in shown
    assert "Displays of spring,Dropped,0/0" in file


@pytest.mark.parametrize("who", ["ana", "bruno", "diego"])
def test_the_pages_of_a_priority_cost_few_statements(who: str) -> None:
    number = Priority.objects.get(title="Tea before winter").pk

    assert questions(browser_of(who), LIST) <= MOST_STATEMENTS
    assert questions(browser_of(who), f"{LIST}{number}/") <= MOST_STATEMENTS


def test_an_effect_without_enough_outlets_claims_nothing_and_says_why() -> None:
    kept = Analysis.objects.get(kind="effect")

    page = words_of(browser_of("bruno").get(f"/work/plans/{kept.plan_id}/effect/"))

    assert "Nothing can be claimed: the plan has 0 target outlets" in page
    assert browser_of("diego").get(f"/work/plans/{kept.plan_id}/effect/").status_code == 404


def test_an_effect_is_kept_by_a_button_and_read_again() -> None:
    kept = Analysis.objects.get(kind="effect")

    browser_of("bruno").post(f"/work/plans/{kept.plan_id}/effect/keep/")

    newest = Analysis.objects.filter(kind="effect").latest("id")
    page = words_of(browser_of("ana").get(f"/work/plans/{kept.plan_id}/effect/{newest.pk}/"))
    assert "These figures were kept on" in page
    assert browser_of("hugo").post(f"/work/plans/{kept.plan_id}/effect/keep/").status_code == 404


def test_the_summary_of_a_month_is_kept_and_read() -> None:
    answer = browser_of("bruno").post("/work/high-tier/summary/", {"text": "A quiet month"})

    page = words_of(browser_of("ana").get(answer.headers["Location"]))
    assert "A quiet month" in page
    assert browser_of("diego").get("/work/high-tier/summary/").status_code == 404
    assert browser_of("hugo").get(answer.headers["Location"]).status_code == 404


@pytest.mark.parametrize("asked", ["month=2022-13", "month=x", "month=2022-09"])
def test_a_summary_of_an_odd_month_is_that_of_the_last_one(asked: str) -> None:
    assert browser_of("bruno").get(f"/work/high-tier/summary/?{asked}").status_code == 200


def test_a_month_that_is_not_over_has_no_summary_yet() -> None:
    month = timezone.localdate().isoformat()[:7]

    assert browser_of("bruno").get(f"/work/high-tier/summary/?month={month}").status_code == 404
