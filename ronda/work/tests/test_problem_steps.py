"""The way of a problem: cause, action, check by somebody else, closed; or dismissed with a reason."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.work.models import Problem, ProcessProposal, Trace
from ronda.work.queries.problem_proposals import repeated_problems
from ronda.work.queries.problem_trend import courses_of
from ronda.work.queries.problems import problem_page, problems_for
from ronda.work.rules.problem_trend import trend_by_topic, trend_of
from ronda.work.services import raise_problem
from ronda.work.services.problem_proposals import settle_proposal
from ronda.work.services.problem_steps import (
    check_problem,
    dismiss_problem,
    finish_action,
    name_cause,
    plan_action,
    reassign_problem,
)
from ronda.work.tests.builders import OCTOBER, Town, a_town

pytestmark = pytest.mark.django_db

AT = datetime(2022, 10, 3, 9, tzinfo=UTC)
MONDAY, FRIDAY = date(2022, 10, 3), date(2022, 10, 7)


@pytest.fixture
def town(ronda_home: object) -> Town:
    return a_town()


def raised(town: Town, *, by: str = "diego", owner: str = "bruno", topic: str = "Displays") -> Problem:
    return raise_problem(
        by=town.viewer_of(by),
        at=AT,
        today=MONDAY,
        title="Displays arrive broken",
        topic=topic,
        found="visit",
        evidence="Three of ten in Shop O1 are bent.",
        owner=town.county.people[owner],
        centre_id=town.county.centre.pk,
    )


def to_check(town: Town, problem: Problem) -> None:
    about: dict[str, Any] = {"by": town.viewer_of("bruno"), "at": AT, "number": problem.pk}
    name_cause(**about, cause="Nobody looks at them before they leave.")
    plan_action(**about, today=MONDAY, action="The store checks each of them.")
    finish_action(**about, today=MONDAY)


def checked(town: Town, problem: Problem, *, by: str = "ana", solved: bool = True) -> Problem:
    return check_problem(
        by=town.viewer_of(by), at=AT, today=FRIDAY, number=problem.pk, solved=solved, says="Looked at ten."
    )


def test_a_problem_is_closed_after_cause_action_and_a_check_by_somebody_else(town: Town) -> None:
    problem = raised(town)
    to_check(town, problem)

    closed = checked(town, problem)

    assert (closed.state, closed.solved, closed.checked_by, closed.closed_on) == (
        "closed", True, town.county.ana, FRIDAY,
    )  # fmt: skip
    deeds = Trace.objects.filter(about="problem", number=problem.pk).order_by("pk")
    assert list(deeds.values_list("what", flat=True)) == [
        "problem.raised", "problem.cause", "problem.action", "problem.acted", "problem.checked",
    ]  # fmt: skip


def test_the_owner_does_not_check_the_own_work(town: Town) -> None:
    problem = raised(town)
    to_check(town, problem)

    with pytest.raises(RefusedError) as refused:
        checked(town, problem, by="bruno")

    assert [each.what for each in refused.value.problems] == ["is checked by its own owner"]


@pytest.mark.parametrize(("who", "may"), [("diego", True), ("carmen", True), ("elena", False)])
def test_the_finder_and_the_back_office_check(town: Town, who: str, may: bool) -> None:
    problem = raised(town)
    to_check(town, problem)

    if may:
        assert checked(town, problem, by=who).state == "closed"
    else:
        with pytest.raises(NotAllowedError):
            checked(town, problem, by=who)


def test_what_did_not_help_goes_back_to_its_action(town: Town) -> None:
    problem = raised(town)
    to_check(town, problem)

    again = checked(town, problem, solved=False)

    assert (again.state, again.solved, again.closed_on) == ("action", False, None)
    finish_action(by=town.viewer_of("bruno"), at=AT, today=FRIDAY, number=problem.pk)
    assert checked(town, problem).state == "closed"


def test_a_step_that_somebody_took_meanwhile_is_refused(town: Town) -> None:
    problem = raised(town)

    with pytest.raises(RefusedError):
        finish_action(by=town.viewer_of("bruno"), at=AT, today=MONDAY, number=problem.pk)


@pytest.mark.parametrize(("who", "may"), [("bruno", True), ("ana", True), ("diego", False), ("elena", False)])
def test_the_owner_and_the_back_office_go_on_with_it(town: Town, who: str, may: bool) -> None:
    problem = raised(town)

    if may:
        assert name_cause(by=town.viewer_of(who), at=AT, number=problem.pk, cause="Why").state == "cause"
    else:
        with pytest.raises(NotAllowedError):
            name_cause(by=town.viewer_of(who), at=AT, number=problem.pk, cause="Why")


def test_a_dismissed_problem_keeps_its_reason_and_an_empty_one_is_refused(town: Town) -> None:
    problem = raised(town)
    about: dict[str, Any] = {"by": town.viewer_of("diego"), "at": AT, "today": MONDAY, "number": problem.pk}

    with pytest.raises(RefusedError):
        dismiss_problem(**about, why=" ")
    dismissed = dismiss_problem(**about, why="It was one shop only.")

    assert (dismissed.state, dismissed.dismissed_why) == ("dismissed", "It was one shop only.")


def test_another_owner_of_the_centre_takes_it_over(town: Town) -> None:
    problem = raised(town)
    about: dict[str, Any] = {"by": town.viewer_of("ana"), "at": AT, "today": MONDAY, "number": problem.pk}

    with pytest.raises(RefusedError):
        reassign_problem(**about, owner=town.ivan, due=FRIDAY, why="He is nearer.")
    taken = reassign_problem(**about, owner=town.county.carmen, due=FRIDAY, why="She has the data.")

    assert (taken.owner_id, taken.due) == (town.county.carmen.pk, FRIDAY)
    assert Trace.objects.latest("pk").said == {
        "before": "Bruno Keller", "after": "Carmen Ruiz", "due": "2022-10-07",
    }  # fmt: skip


def test_everybody_of_the_centre_reads_its_problems_and_nobody_else(town: Town) -> None:
    raised(town)

    assert town.count_seen(problems_for) == {
        "operator": 1, "leader": 1, "ana": 1, "bruno": 1, "diego": 1, "elena": 1,
        "ivan": 0, "director of the north": 0, "hugo": 0, "hugo's operator": 0,
    }  # fmt: skip


def test_the_page_says_what_the_viewer_may_do(town: Town) -> None:
    problem = raised(town)

    page = problem_page(town.viewer_of("diego"), problem.pk, today=date(2022, 10, 18))

    assert (page.may_act, page.may_check, page.may_dismiss, page.late) == (False, True, True, True)
    assert page.steps_done == 1


def test_a_settled_proposal_counts_the_problems_after_it_anew(town: Town) -> None:
    for _ in range(3):
        raised(town)
    [repeated] = repeated_problems(town.viewer_of("ana"))

    with pytest.raises(NotAllowedError):
        settle_proposal(by=town.viewer_of("diego"), at=AT, number=repeated.proposal.pk, why="No")
    settle_proposal(by=town.viewer_of("ana"), at=AT, number=repeated.proposal.pk, why="The supplier changes.")
    raised(town)

    assert ProcessProposal.objects.get().state == "declined"
    assert repeated_problems(town.viewer_of("ana")) == []
    assert len(repeated_problems(town.viewer_of("ana"), settled=True)) == 1


def test_the_trend_counts_found_and_solved_and_what_helped_at_once(town: Town) -> None:
    first, second = raised(town), raised(town, topic="Prices")
    for problem in (first, second):
        to_check(town, problem)
    checked(town, first)
    checked(town, second, solved=False)
    finish_action(by=town.viewer_of("bruno"), at=AT, today=FRIDAY, number=second.pk)
    checked(town, second)
    dismiss_problem(
        by=town.viewer_of("ana"), at=AT, today=MONDAY, number=raised(town, topic="Other").pk, why="None"
    )

    courses = courses_of(town.viewer_of("ana"), [OCTOBER])

    whole = trend_of(courses, [OCTOBER])
    assert (whole.found, whole.solved, whole.days, whole.at_first) == (2, 2, 4, Fraction(1, 2))
    assert [topic for topic, _ in trend_by_topic(courses, [OCTOBER])] == ["Displays", "Prices"]
