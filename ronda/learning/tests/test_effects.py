"""Weeks after a course somebody looks at the job: who may, what is put off once, what is told."""

from datetime import timedelta
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import EffectCheck
from ronda.learning.queries.practice.effects import effect_by_course, effects_due, effects_for, state_of
from ronda.learning.services.practice import check_effect, do_practice_day
from ronda.learning.tests.practice_world import DAY, NOW, Practice, a_check, a_practice, a_visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> Practice:
    return a_practice()


def check(practice: Practice, who: str, number: int, applied: str = "fully", **more: Any) -> EffectCheck:
    said = {"said": "Asks before showing", **more}
    return check_effect(by=practice.viewer(who), at=NOW, today=DAY, number=number, applied=applied, **said)


def test_the_director_writes_what_was_seen_with_the_visit(practice: Practice) -> None:
    visit = a_visit(practice.town)
    kept = check(practice, "ana", a_check(practice).pk, visit=visit)
    assert (kept.applied, kept.visit_number, kept.checked_by) == ("fully", visit, practice.county.ana)
    assert state_of(kept, DAY) == "done"


def test_a_trainer_may_check_and_a_colleague_may_not(practice: Practice) -> None:
    number = a_check(practice, trainer=practice.county.bruno).pk
    with pytest.raises(RefusedError):
        check(practice, "elena", number)
    with pytest.raises(RefusedError):
        check(practice, "yusuf", number)
    assert check(practice, "bruno", number).checked_by == practice.county.bruno


def test_nobody_checks_oneself(practice: Practice) -> None:
    for who in ("diego", "ana"):
        with pytest.raises(NotAllowedError):
            check(practice, who, a_check(practice, who).pk)


def test_without_an_occasion_it_is_put_off_by_thirty_days_once(practice: Practice) -> None:
    number = a_check(practice).pk
    first = check(practice, "ana", number, "no_occasion")
    assert (first.due_on, first.checked_at) == (DAY + timedelta(days=30), None)
    second = check(practice, "ana", number, "no_occasion")
    assert second.checked_at == NOW
    with pytest.raises(RefusedError):
        check(practice, "ana", number)


@pytest.mark.parametrize("more", [{"said": " "}, {"applied": "perhaps"}, {"visit": 99}])
def test_without_words_an_answer_or_a_true_visit_nothing_is_written(
    practice: Practice, more: dict[str, Any]
) -> None:
    with pytest.raises(RefusedError):
        check(practice, "ana", a_check(practice).pk, **more)
    assert EffectCheck.objects.get().checked_at is None


def test_a_visit_of_somebody_else_proves_nothing(practice: Practice) -> None:
    visit = a_visit(practice.town, person="E06", outlet="O3")
    with pytest.raises(RefusedError):
        check(practice, "ana", a_check(practice).pk, visit=visit)


def test_checks_are_told_two_weeks_ahead_to_who_may_check(practice: Practice) -> None:
    late = a_check(practice, "diego", due=DAY - timedelta(days=1))
    soon = a_check(practice, "elena", due=DAY + timedelta(days=14))
    a_check(practice, "farid", due=DAY + timedelta(days=15))
    assert effects_due(practice.viewer("ana"), DAY) == [late, soon]
    assert effects_due(practice.viewer("diego"), DAY) == []


def test_a_late_check_is_written_down_once(practice: Practice) -> None:
    a_check(practice, due=DAY - timedelta(days=1))
    assert do_practice_day(practice.town.operator, NOW, DAY)["note_late_checks"] == 1
    assert do_practice_day(practice.town.operator, NOW, DAY)["note_late_checks"] == 0


def test_one_sees_own_checks_and_those_of_whom_one_leads(practice: Practice) -> None:
    a_check(practice, "diego")
    a_check(practice, "elena")
    seen = practice.town.count_seen(lambda viewer: effects_for(viewer, DAY))
    assert {who: number for who, number in seen.items() if number} == {
        "operator": 2,
        "leader": 2,
        "ana": 2,
        "diego": 1,
        "elena": 1,
    }
    assert not effects_for(practice.viewer("yusuf"), DAY)


def test_of_a_course_it_is_told_how_many_apply_it(practice: Practice) -> None:
    check(practice, "ana", a_check(practice, "diego").pk, "fully")
    check(practice, "ana", a_check(practice, "elena").pk, "not")
    a_check(practice, "farid")
    [(course, effect)] = effect_by_course(effects_for(practice.viewer("ana"), DAY), DAY)
    assert course.code == "C-class"
    assert (effect.people, effect.fully, effect.not_applied, effect.looked_at) == (3, 1, 1, 2)
    assert effect.gain is None
