"""Two at one visit: both sheets unseen by the other, the real visit, learning time for both, a proof."""

from datetime import timedelta
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CompetenceProof, CourseDone, LearningTime, Observation
from ronda.learning.queries.practice.observations import (
    ObservationsWanted,
    listed_observations,
    observation_for,
    observations_for,
    shown_sheets,
    state_of,
)
from ronda.learning.services.practice import (
    ObservationSaid,
    agree_observation,
    arrange_observation,
    cancel_observation,
    close_observation,
    do_practice_day,
    fill_sheet,
    tie_to_visit,
)
from ronda.learning.tests.practice_world import (
    DAY,
    NOW,
    SHOWN,
    WATCHED,
    Practice,
    a_practice,
    a_visit,
    filled,
    observed,
)
from ronda.people.queries import in_force
from ronda.visits.services import withdraw_visits
from ronda.visits.tests.plan_world import a_plan, planned

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Practice:
    return a_practice()


def here(practice: Practice, who: str, observation: Observation) -> dict[str, Any]:
    return {"by": practice.viewer(who), "at": NOW, "today": DAY, "number": observation.pk}


def what(refused: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.what for each in refused.value.problems]


def test_a_closed_observation_is_25_minutes_of_learning_for_both(practice: Practice) -> None:
    number = a_visit(practice.town, minutes=25)
    observation = observed(practice)
    filled(practice, observation)

    close_observation(**here(practice, "elena", observation), visit=number)

    times = LearningTime.objects.filter(in_force()).order_by("person__code")
    assert [(each.person.code, each.day, each.minutes, each.form) for each in times] == [
        ("E05", DAY, 25, "peer"),
        ("E06", DAY, 25, "peer"),
    ]


def test_a_visit_of_unknown_length_counts_as_the_policy_says(practice: Practice) -> None:
    number = a_visit(practice.town, minutes=None)
    observation = observed(practice)
    filled(practice, observation)
    close_observation(**here(practice, "diego", observation), visit=number)
    assert set(LearningTime.objects.values_list("minutes", flat=True)) == {30}


def test_neither_sees_the_others_sheet_before_both_are_in(practice: Practice) -> None:
    observation = observed(practice)
    fill_sheet(**here(practice, "diego", observation), answers=SHOWN)
    kept = observation_for(practice.viewer("elena"), observation.pk, DAY)
    assert shown_sheets(kept, practice.county.elena.pk) == ({}, {})
    assert shown_sheets(kept, practice.county.ana.pk) == ({}, {})
    fill_sheet(**here(practice, "elena", observation), answers=WATCHED)
    kept = observation_for(practice.viewer("elena"), observation.pk, DAY)
    assert shown_sheets(kept, practice.county.elena.pk) == (SHOWN, WATCHED)


def test_a_sheet_is_changed_until_the_other_has_seen_it(practice: Practice) -> None:
    observation = observed(practice)
    fill_sheet(**here(practice, "diego", observation), answers=SHOWN)
    fill_sheet(**here(practice, "diego", observation), answers={**SHOWN, "reached": 4})
    fill_sheet(**here(practice, "elena", observation), answers=WATCHED)
    with pytest.raises(RefusedError) as refused:
        fill_sheet(**here(practice, "diego", observation), answers=SHOWN)
    assert what(refused) == ["is seen by the other already"]
    observation.refresh_from_db()
    assert observation.of_shower["reached"] == 4


def test_a_sheet_waits_for_the_day_of_the_visit(practice: Practice) -> None:
    observation = observed(practice, day=DAY + timedelta(days=1))
    with pytest.raises(RefusedError) as refused:
        fill_sheet(**here(practice, "diego", observation), answers=SHOWN)
    assert what(refused) == ["is filled in after the visit"]


def test_whoever_is_neither_of_the_two_fills_in_nothing(practice: Practice) -> None:
    observation = observed(practice)
    with pytest.raises(NotAllowedError):
        fill_sheet(**here(practice, "ana", observation), answers=SHOWN)
    with pytest.raises(RefusedError):
        fill_sheet(**here(practice, "farid", observation), answers=SHOWN)


def test_what_both_take_from_it_comes_after_both_sheets(practice: Practice) -> None:
    observation = observed(practice)
    with pytest.raises(RefusedError) as refused:
        agree_observation(**here(practice, "diego", observation), text="Listen")
    assert what(refused) == ["comes after both sheets"]


@pytest.mark.parametrize(
    ("day", "person"), [(DAY - timedelta(days=1), "E05"), (DAY, "E06")], ids=["another day", "another person"]
)
def test_only_a_visit_of_who_shows_on_that_day_closes_it(practice: Practice, day: Any, person: str) -> None:
    number = a_visit(practice.town, day=day, person=person, outlet="O3" if person == "E06" else "O1")
    observation = observed(practice)
    filled(practice, observation)
    with pytest.raises(RefusedError) as refused:
        close_observation(**here(practice, "diego", observation), visit=number)
    assert what(refused) == ["is no visit of who shows on that day"]
    assert not LearningTime.objects.exists()


def test_the_same_visit_is_not_learnt_from_twice(practice: Practice) -> None:
    number = a_visit(practice.town)
    for expected in ("closed", "refused"):
        observation = observed(practice)
        filled(practice, observation)
        if expected == "closed":
            close_observation(**here(practice, "diego", observation), visit=number)
            continue
        with pytest.raises(RefusedError) as refused:
            close_observation(**here(practice, "diego", observation), visit=number)
        assert what(refused) == ["was observed by the same person already"]


def test_a_planned_visit_names_the_real_one_by_itself(practice: Practice) -> None:
    number = a_visit(practice.town)
    row = planned(a_plan("E05", state="accepted"), "O1", DAY)
    observation = observed(practice)
    tie_to_visit(**here(practice, "elena", observation), planned=row.pk, visit=None)
    filled(practice, observation)
    with pytest.raises(RefusedError) as refused:
        close_observation(**here(practice, "diego", observation))
    assert what(refused) == ["has no visit that took place"]
    row.state, row.visit_id = "done", number
    row.save()
    assert close_observation(**here(practice, "diego", observation)).visit_number == number


def test_a_planned_visit_that_is_moved_takes_the_observation_along(practice: Practice) -> None:
    row = planned(a_plan("E05", state="accepted"), "O1", DAY)
    observation = observed(practice)
    tie_to_visit(**here(practice, "diego", observation), planned=row.pk, visit=None)
    row.day = DAY + timedelta(days=2)
    row.save()
    assert do_practice_day(practice.town.operator, NOW, DAY)["follow_planned"] == 1
    observation.refresh_from_db()
    assert observation.day == DAY + timedelta(days=2)
    assert do_practice_day(practice.town.operator, NOW, DAY)["follow_planned"] == 0


def test_a_director_who_saw_it_shown_proves_the_competences_of_the_course(practice: Practice) -> None:
    course = practice.course("field_observation")
    number = a_visit(practice.town)
    observation = observed(practice, watches="ana", by="ana", kind="field_observation", course=course.pk)
    filled(practice, observation, watches="ana")

    close_observation(**here(practice, "ana", observation), visit=number)

    proof = CompetenceProof.objects.get(kind="observed_visit")
    assert (proof.person, proof.named, proof.confirmed_by) == (
        practice.county.diego,
        number,
        practice.county.ana,
    )
    assert set(CourseDone.objects.values_list("person__code", flat=True)) == {"E01", "E05"}


@pytest.mark.parametrize(("watches", "shown"), [("elena", "yes"), ("ana", "no")])
def test_a_colleague_or_what_was_not_shown_proves_nothing(
    practice: Practice, watches: str, shown: str
) -> None:
    course = practice.course("peer")
    number = a_visit(practice.town)
    observation = observed(practice, watches=watches, by=watches, course=course.pk)
    filled(practice, observation, watches=watches, shown=shown)
    close_observation(**here(practice, watches, observation), visit=number)
    assert not CompetenceProof.objects.filter(kind="observed_visit").exists()


def test_a_visit_that_is_withdrawn_takes_the_learning_time_back(practice: Practice) -> None:
    number = a_visit(practice.town)
    observation = observed(practice)
    filled(practice, observation)
    close_observation(**here(practice, "diego", observation), visit=number)
    assert do_practice_day(practice.town.operator, NOW, DAY)["take_back_unfounded"] == 0

    withdraw_visits(by=practice.town.operator, at=NOW, numbers=[number], reason="entered twice")

    assert do_practice_day(practice.town.operator, NOW, DAY)["take_back_unfounded"] == 1
    assert not LearningTime.objects.filter(in_force()).exists()
    assert do_practice_day(practice.town.operator, NOW, DAY)["take_back_unfounded"] == 0


def test_it_is_called_off_for_a_reason_and_then_over(practice: Practice) -> None:
    observation = observed(practice)
    with pytest.raises(RefusedError):
        cancel_observation(**here(practice, "elena", observation), why=" ")
    cancelled = cancel_observation(**here(practice, "elena", observation), why="Diego is ill")
    assert state_of(cancelled, DAY) == "cancelled"
    with pytest.raises(RefusedError) as refused:
        fill_sheet(**here(practice, "diego", observation), answers=SHOWN)
    assert what(refused) == ["is an observation that is over"]


def test_nobody_arranges_an_observation_of_two_colleagues_but_who_leads(practice: Practice) -> None:
    with pytest.raises(NotAllowedError):
        observed(practice, by="farid")
    with pytest.raises(NotAllowedError):
        observed(practice, by="bruno")
    assert observed(practice, by="ana").pk


def test_one_person_alone_and_strangers_are_refused(practice: Practice) -> None:
    for watches in ("E05", "E20", "H01"):
        said = ObservationSaid("peer", "E05", watches, DAY)
        with pytest.raises(RefusedError):
            arrange_observation(by=practice.viewer("diego"), at=NOW, today=DAY, said=said)


def test_the_two_and_who_leads_see_it_and_no_administrator(practice: Practice) -> None:
    observed(practice)
    seen = practice.town.count_seen(lambda viewer: observations_for(viewer, DAY))
    assert seen == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 0,
        "diego": 1,
        "elena": 1,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }
    assert not observations_for(practice.viewer("yusuf"), DAY)


def test_the_list_tells_what_waits_for_oneself(practice: Practice) -> None:
    observation = observed(practice)
    fill_sheet(**here(practice, "diego", observation), answers=SHOWN)
    wanted = ObservationsWanted(state="mine")
    assert listed_observations(practice.viewer("diego"), wanted, DAY) == []
    assert listed_observations(practice.viewer("elena"), wanted, DAY) == [observation]
