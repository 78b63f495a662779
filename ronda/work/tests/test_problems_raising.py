"""A problem is found: who may raise it, when it is due, and when it asks for another process."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlet_named
from ronda.work.models import Problem, ProcessProposal, Trace
from ronda.work.services import raise_problem
from ronda.work.tests.builders import Town, a_town

pytestmark = pytest.mark.django_db

AT = datetime(2022, 10, 3, 9, tzinfo=UTC)
MONDAY = date(2022, 10, 3)


@pytest.fixture
def town(ronda_home: object) -> Town:
    return a_town()


def raised(town: Town, who: str = "diego", *, on: date = MONDAY, **values: Any) -> Problem:
    said: dict[str, Any] = {
        "title": "Displays arrive broken",
        "found": "visit",
        "evidence": "Three of ten in Shop O1 are bent.",
        "owner": town.county.bruno,
        "centre_id": town.county.centre.pk,
    }
    return raise_problem(by=town.viewer_of(who), at=AT, today=on, **said | values)


def places(refused: pytest.ExceptionInfo[RefusedError]) -> set[str]:
    return {each.where for each in refused.value.problems}


@pytest.mark.parametrize("who", ["diego", "bruno", "carmen", "ana", "operator"])
def test_anybody_in_the_centre_may_raise_a_problem(town: Town, who: str) -> None:
    problem = raised(town, who)

    assert (problem.state, problem.owner, problem.found_on) == ("open", town.county.bruno, MONDAY)
    assert Trace.objects.get(about="problem", number=problem.pk).what == "problem.raised"


@pytest.mark.parametrize("who", ["ivan", "hugo", "director of the north"])
def test_nobody_of_another_centre_or_company_may(town: Town, who: str) -> None:
    with pytest.raises(NotAllowedError):
        raised(town, who)

    assert not Problem.objects.exists()


def test_it_is_due_ten_working_days_later_where_nobody_says_otherwise(town: Town) -> None:
    assert raised(town).due == date(2022, 10, 17)


def test_an_outlet_names_its_centre(town: Town) -> None:
    outlet = outlet_named(town.viewer_of("diego"), "O1")

    assert raised(town, outlet=outlet, centre_id=None).centre == town.county.centre


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"title": "  "}, "title"),
        ({"evidence": ""}, "evidence"),
        ({"due": date(2022, 10, 2)}, "due"),
    ],
)
def test_what_is_missing_is_refused_at_its_field(town: Town, values: Any, place: str) -> None:
    with pytest.raises(RefusedError) as refused:
        raised(town, **values)

    assert place in places(refused)


def test_an_owner_works_in_the_centre(town: Town) -> None:
    with pytest.raises(RefusedError) as refused:
        raised(town, owner=town.ivan)

    assert places(refused) == {"owner"}


def test_the_third_problem_of_a_topic_inside_the_window_proposes_another_process_once(town: Town) -> None:
    for day in (1, 2):
        raised(town, topic="Displays", title=f"Broken {day}", on=date(2022, 10, day))
    assert not ProcessProposal.objects.exists()

    raised(town, topic=" displays", title="Bent", on=date(2022, 10, 4))
    raised(town, topic="displays", title="Lost", on=date(2022, 10, 5))

    [proposal] = ProcessProposal.objects.all()
    assert (proposal.topic, proposal.problems.count()) == ("displays", 4)


def test_problems_beyond_the_window_are_not_counted(town: Town) -> None:
    for day in (date(2022, 7, 1), date(2022, 10, 3), date(2022, 10, 4)):
        raised(town, topic="Displays", on=day)

    assert not ProcessProposal.objects.exists()


def test_titles_alone_can_tell_that_a_problem_comes_again(town: Town) -> None:
    for number in (1, 2, 3):
        raised(town, title=f"Display arrives broken {number}")

    assert ProcessProposal.objects.get().topic == "Display arrives broken 3"
