"""Pages of problems: raised, taken along their way, narrowed down, and that Hugo finds none of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.tests.pages import heads_of, questions, words_of
from ronda.people.models import Company, Person
from ronda.people.queries import viewer_of_person
from ronda.work.models import Problem, ProcessProposal
from ronda.work.services import raise_problem

PROBLEMS = "/work/problems/"
MOST_STATEMENTS = 15


@pytest.fixture(autouse=True)
def world(october: None) -> None:
    Problem.objects.exclude(proposals=None).update(topic="Old displays")


def today() -> date:
    return timezone.localdate()


def raised(title: str = "Prices are wrong", *, owner: str = "E03", found: str = "visit") -> Problem:
    company = Company.objects.get(code="main")
    person = Person.objects.get(company=company, code="E05")
    by = viewer_of_person(company.pk, person.pk, on=today())
    [centre_id] = by.centre_ids
    return raise_problem(
        by=by,
        at=timezone.now(),
        today=today(),
        title=title,
        found=found,
        evidence="Seen in Shop R1",
        centre_id=centre_id,
        owner=Person.objects.get(company=company, code=owner),
        topic="Prices",
    )


def at(problem: Problem, step: str = "") -> str:
    return f"{PROBLEMS}{problem.pk}/{step}"


def form(**values: Any) -> dict[str, Any]:
    due = (today() + timedelta(days=9)).isoformat()
    return {
        "title": "Signs hang askew",
        "found": "visit",
        "evidence": "In R1",
        "owner": "E03",
        "due": due,
        **values,
    }


def test_an_account_manager_raises_a_problem_of_the_own_outlet() -> None:
    diego = browser_of("diego")
    centre = raised().centre_id

    answer = diego.post(PROBLEMS + "new/", form(centre=centre, outlet="R1", topic="Signs"), follow=True)

    problem = Problem.objects.get(title="Signs hang askew")
    assert answer.redirect_chain[-1][0] == at(problem)
    assert (problem.outlet and problem.outlet.code, problem.found_by and problem.found_by.code) == (
        "R1",
        "E05",
    )
    assert "Find the cause" in words_of(answer)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"outlet": "R4"}, "Choose one of your outlets."),
        ({"due": "2020-01-01"}, "Give a day from today on."),
        ({"title": " "}, "This field is required."),
    ],
)
def test_what_is_wrong_stands_at_its_field(values: dict[str, str], said: str) -> None:
    centre = raised().centre_id

    answer = browser_of("diego").post(PROBLEMS + "new/", form(centre=centre, **values))

    assert answer.status_code == 422
    assert said in words_of(answer)


def test_a_problem_is_pre_filled_from_where_one_comes_from() -> None:
    page = browser_of("diego").get(PROBLEMS + "new/?outlet=R1&title=Askew&found=request").content.decode()

    assert 'value="R1"' in page
    assert 'value="Askew"' in page
    assert '<option value="request" selected' in page


def test_owner_and_director_take_it_to_its_end() -> None:
    problem, bruno, ana = raised(), browser_of("bruno"), browser_of("ana")

    bruno.post(at(problem, "cause/"), {"cause": "Old lists", "topic": "Prices"})
    bruno.post(at(problem, "action/"), {"action": "New lists", "due": problem.due.isoformat()})
    bruno.post(at(problem, "done/"))
    refused = bruno.post(at(problem, "check/"), {"says": "Fine", "solved": "yes"})
    shown = words_of(ana.post(at(problem, "check/"), {"says": "Ten are right", "solved": "yes"}, follow=True))

    assert "Nobody checks the own work" in words_of(refused)
    assert "Solved: Ana Torres checked it" in shown
    assert "Named the cause" in shown


def test_what_is_late_is_found_by_its_address() -> None:
    late = raised("Late one")
    raised("Young one")
    Problem.objects.filter(pk=late.pk).update(
        found_on=today() - timedelta(days=9), due=today() - timedelta(days=1)
    )
    ana = browser_of("ana")

    assert heads_of(ana.get(PROBLEMS + "?state=late&topic=Prices")) == ["Late one"]
    assert "It was due on" in words_of(ana.get(at(late)))


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("q=prices", ["Prices are wrong"]),
        ("owner=E04&topic=Prices", ["Slow telephone"]),
        ("found=request", ["Slow telephone"]),
        ("state=closed", []),
        ("outlet=R9", []),
    ],
)
def test_the_register_is_narrowed_down_by_its_address(asked: str, seen: list[str]) -> None:
    raised()
    raised("Slow telephone", owner="E04", found="request")

    assert heads_of(browser_of("ana").get(f"{PROBLEMS}?{asked}")) == seen


def test_what_repeats_is_settled_with_a_reason() -> None:
    for number in (1, 2, 3):
        raised(f"Price {number} is wrong")
    proposal, ana = ProcessProposal.objects.get(topic="Prices"), browser_of("ana")
    address = f"{PROBLEMS}repeated/{proposal.pk}/"

    assert "Choose the process that changes." in words_of(ana.post(address, {"how": "adopted", "why": "So"}))
    shown = words_of(ana.post(address, {"how": "declined", "why": "The supplier changes"}, follow=True))

    assert "Settled lately" in shown
    assert "The supplier changes" in shown
    assert browser_of("diego").get(address).status_code == 404


def test_pages_cost_few_statements() -> None:
    problem, ana = raised(), browser_of("ana")

    for page in (PROBLEMS, PROBLEMS + "trend/", at(problem), PROBLEMS + "new/"):
        assert questions(ana, page) <= MOST_STATEMENTS


def test_an_export_holds_the_whole_list() -> None:
    raised()

    answer = browser_of("ana").get(PROBLEMS + "?export=csv&topic=Prices")

    assert "Prices are wrong" in answer.content.decode()


def test_hugo_finds_nothing() -> None:
    problem, hugo = raised(), browser_of("hugo")

    assert "Prices are wrong" not in words_of(hugo.get(PROBLEMS))
    assert hugo.get(at(problem)).status_code == 404
    assert hugo.post(at(problem, "dismiss/"), {"why": "Mine"}).status_code == 404
    assert hugo.post(at(problem, "done/"), follow=True).status_code == 404
    assert Problem.objects.get(pk=problem.pk).state == "open"
