"""A drawn unit from the list to the comparison; nothing of the first answers is known before it is sent."""

from datetime import date
from typing import Any

import pytest

from ronda.inspection.models import DrawnUnit, InformationCheck
from ronda.inspection.queries.steps.seen import findings_seen
from ronda.inspection.queries.units.mine import my_inspections, units_waiting
from ronda.inspection.queries.units.page import compared_of, unit_page
from ronda.inspection.queries.units.seen import blind_visits, units_seen
from ronda.inspection.services.units import not_possible, save_unit, send_unit
from ronda.inspection.tests.inspected import (
    MONDAY,
    a_finding,
    a_round,
    a_unit,
    a_visit_unit,
    at,
    check,
    tea_at_front,
)
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.work.models import Task, Trace
from ronda.work.services import complete_task, record_tasks
from ronda.work.tests.builders import Town, a_task, a_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return a_town()


def outcomes(unit: DrawnUnit) -> dict[str, str]:
    return {each.name: each.outcome for each in compared_of(unit) if each.outcome != "ignored"}


def test_a_visit_filled_in_again_is_compared_field_by_field(town: Town) -> None:
    """12 pieces counted first: 9 differ by more than the 2 of the policy; mended then is good now."""
    counted: dict[str, Any] = {tea_at_front(town): 9}
    unit = check(town, a_visit_unit(town), display="poor", price_marking="good", **counted)

    assert (unit.state, unit.checked_by_id) == ("checked", town.county.people["carmen"].pk)
    told = outcomes(unit)
    assert {name: told[name] for name in ("took_place", "display", "price_marking", "base_data")} == {
        "took_place": "same",
        "display": "differs",
        "price_marking": "same",
        "base_data": "open",
    }
    assert told[tea_at_front(town)] == "differs"
    assert unit_page(town.viewer_of("carmen"), unit.pk, today=MONDAY).agrees is False
    assert Trace.objects.get(about="unit", number=unit.pk).said == {"differing": 2}


def test_what_is_filled_in_is_kept_until_it_is_sent_and_only_for_the_inspector(town: Town) -> None:
    unit = a_visit_unit(town)
    carmen = town.viewer_of("carmen")
    save_unit(by=carmen, at=at(MONDAY), number=unit.pk, said={"display": "poor", "outcome": ""}, how="")

    unit.refresh_from_db()
    assert (unit.form, unit.state) == ({"display": "poor"}, "to_check")
    for who in ("ana", "bruno", "diego", "hugo", "director of the north"):
        assert not units_seen(town.viewer_of(who)).exists()
        with pytest.raises(RefusedError):
            save_unit(by=town.viewer_of(who), at=at(MONDAY), number=unit.pk, said={}, how="")


def test_an_inspection_is_sent_once(town: Town) -> None:
    unit = check(town, a_visit_unit(town))

    with pytest.raises(RefusedError, match="is inspected already"):
        check(town, unit)


def test_it_must_say_how_it_was_inspected_and_compare_something(town: Town) -> None:
    unit, carmen = a_visit_unit(town), town.viewer_of("carmen")

    with pytest.raises(RefusedError, match="does not say how"):
        send_unit(by=carmen, at=at(MONDAY), today=MONDAY, number=unit.pk, said={"took_place": "yes"}, how="")
    with pytest.raises(RefusedError, match="compares nothing"):
        send_unit(by=carmen, at=at(MONDAY), today=MONDAY, number=unit.pk, said={}, how="telephone")


def test_nobody_inspects_the_own_work(town: Town) -> None:
    unit = a_visit_unit(town, inspector="diego")

    with pytest.raises(NotAllowedError):
        check(town, unit, "diego")


def test_what_could_not_be_inspected_says_why(town: Town) -> None:
    unit, carmen = a_visit_unit(town), town.viewer_of("carmen")

    with pytest.raises(RefusedError, match="says nothing"):
        not_possible(by=carmen, at=at(MONDAY), number=unit.pk, why="  ")
    done = not_possible(by=carmen, at=at(MONDAY), number=unit.pk, why="The shop burnt down.")

    assert (done.state, done.state_why) == ("not_possible", "The shop burnt down.")


def test_a_round_that_is_not_drawn_yet_gives_nobody_anything(town: Town) -> None:
    unit = a_visit_unit(town)
    unit.round.state = "frozen"
    unit.round.save()

    assert my_inspections(town.viewer_of("carmen"), today=MONDAY).waiting == []


def test_the_list_goes_by_the_day_due_or_to_the_nearest_next(town: Town) -> None:
    """O1 and O3 lie together, O2 far away; O2 is due first."""
    round_ = a_round(town)
    for code, east in (("O1", "2.000"), ("O2", "2.900"), ("O3", "2.010")):
        Outlet.objects.filter(code=code).update(latitude="48.0", longitude=east)
    for code, day in (("O1", 13), ("O2", 14), ("O3", 12)):
        a_unit(town, round_, outlet=code, due=date(2022, 10, day))
    carmen = town.viewer_of("carmen")

    by_day = my_inspections(carmen, today=MONDAY)
    nearest = my_inspections(carmen, today=date(2022, 10, 13), order="near")

    assert [each.outlet.code for each in by_day.waiting if each.outlet] == ["O3", "O1", "O2"]
    assert [each.outlet.code for each in nearest.waiting if each.outlet] == ["O3", "O1", "O2"]
    assert (by_day.late, nearest.late) == (0, 1)
    assert units_waiting(carmen).count() == 3
    assert not units_waiting(town.viewer_of("diego")).exists()


def test_the_visits_one_has_to_inspect_are_blind_until_they_are_sent(town: Town) -> None:
    unit = a_visit_unit(town)

    assert blind_visits(town.viewer_of("carmen")) == {unit.visit_number}
    assert blind_visits(town.viewer_of("ana")) == frozenset()

    check(town, unit)
    assert blind_visits(town.viewer_of("carmen")) == frozenset()


def test_whoever_inspects_a_second_time_knows_neither_the_first_inspection_nor_its_finding(
    town: Town,
) -> None:
    """Ana leads the centre, and still sees nothing of Carmen's work before her own is sent."""
    first = check(town, a_visit_unit(town), display="poor")
    second = a_unit(town, first.round, inspector="ana", second_of=first)
    finding = a_finding(town, unit=first)
    ana = town.viewer_of("ana")

    assert list(units_seen(ana)) == [second]
    assert unit_page(ana, second.pk, today=MONDAY).others == []
    assert not findings_seen(ana).exists()

    again = check(town, second, "ana", display="good")

    assert [each.pk for each in unit_page(ana, second.pk, today=MONDAY).others] == [first.pk]
    assert list(findings_seen(ana)) == [finding]
    assert [outcomes(each)["display"] for each in (first, again)] == ["differs", "same"]


def test_the_person_sees_what_came_of_it_once_a_finding_is_issued_or_the_round_is_over(town: Town) -> None:
    unit = check(town, a_visit_unit(town), display="poor")
    diego = town.viewer_of("diego")
    assert not units_seen(diego).exists()

    unit.round.state = "released"
    unit.round.save()

    assert list(units_seen(diego)) == [unit]
    assert not units_seen(town.viewer_of("elena")).exists()


def test_an_outlets_record_that_is_wrong_in_one_field_is_a_check_that_is_not_correct(town: Town) -> None:
    unit = a_unit(town, a_round(town, "information"))

    check(town, unit, seen_name="right", seen_city="wrong", found_city="Mora")

    kept = InformationCheck.objects.get()
    assert (kept.outlet.code, kept.day, kept.correct, kept.complete) == ("O1", MONDAY, False, False)


def test_a_second_inspection_of_a_record_adds_no_second_check(town: Town) -> None:
    first = a_unit(town, a_round(town, "information"))
    check(town, first, seen_name="right")
    check(town, a_unit(town, first.round, inspector="bruno", second_of=first), "bruno", seen_name="right")

    assert [each.correct for each in InformationCheck.objects.all()] == [True]


def test_phase_work_is_looked_at_by_its_result(town: Town) -> None:
    record_tasks(by=town.operator, at=at(MONDAY), rows=[a_task("E05", title="Hang the poster")])
    task = Task.objects.get()
    complete_task(
        by=town.viewer_of("diego"), at=at(MONDAY), number=task.number, done_on=MONDAY, result="It hangs."
    )
    unit = a_unit(town, a_round(town, "phase_work"), task_number=task.number)

    done = check(town, unit, done="partly", proof="none")

    assert outcomes(done) == {"done": "differs", "display": "open", "proof": "open"}
