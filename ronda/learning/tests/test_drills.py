"""Drills and contests: several judges, each blind to the others, scores and places, what proves."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CompetenceProof, CourseDone, Drill, DrillScore, LearningTime
from ronda.learning.queries.practice.drill_results import named_first
from ronda.learning.queries.practice.drills import drills_for, entries_of, scores_shown
from ronda.learning.rules.practice import Criterion
from ronda.learning.services.practice import (
    add_entries,
    begin_judging,
    cancel_drill,
    change_sheet,
    drop_judge,
    enter_drill,
    name_judges,
    publish_drill,
    score_entry,
    withdraw_entry,
)
from ronda.learning.tests.practice_world import DAY, NOW, Practice, a_drill, a_practice, mark, peopled
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db

THREE = ["diego", "elena", "farid"]


@pytest.fixture
def practice() -> Practice:
    return a_practice()


def here(practice: Practice, who: str, drill: Drill) -> dict[str, Any]:
    return {"by": practice.viewer(who), "at": NOW, "today": DAY, "number": drill.pk}


def publish(practice: Practice, drill: Drill) -> Mapping[str, tuple[Any, int | None]]:
    """Score and place by code."""
    publish_drill(**here(practice, "ana", drill))
    return {each.person.code: (each.score, each.place) for each in drill.entries.filter(withdrawn_at=None)}


def what(refused: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.what for each in refused.value.problems]


def judged_by_two(practice: Practice, **more: Any) -> Drill:
    drill = peopled(practice, a_drill(practice, **more), THREE, ["bruno", "carmen"])
    mark(practice, drill, "bruno", {"diego": "8", "elena": "6", "farid": "5"})
    mark(practice, drill, "carmen", {"diego": "6", "elena": "8", "farid": "4"}, comment="Calm")
    return drill


def test_the_score_is_the_mean_of_the_judges_and_equal_scores_share_a_place(practice: Practice) -> None:
    drill = judged_by_two(practice)
    assert publish(practice, drill) == {"E05": (70, 1), "E06": (70, 1), "E07": (45, 3)}


def test_missing_scores_are_made_up_for_by_the_strictness_of_the_judges(practice: Practice) -> None:
    """Of Diego: Bruno 80, Carmen 70, Gao 90; of Elena: Bruno 90, Carmen 80.

    Carmen is strict by 10 and Gao lenient by 10: Diego has 80, and Elena 90 and not the plain 85.
    """
    drill = peopled(practice, a_drill(practice), ["diego", "elena"], ["bruno", "carmen", "gao"])
    mark(practice, drill, "bruno", {"diego": "8", "elena": "9"})
    mark(practice, drill, "carmen", {"diego": "7", "elena": "8"})
    mark(practice, drill, "gao", {"diego": "9"})
    found = publish(practice, drill)
    assert found == {"E05": (80, 2), "E06": (90, 1)}


def test_a_judge_sees_only_own_marks_and_nobody_sees_more_before_it_is_published(practice: Practice) -> None:
    drill = judged_by_two(practice)
    seen = {
        who: len(scores_shown(practice.viewer(who), drill)) for who in ("bruno", "carmen", "ana", "diego")
    }
    assert seen == {"bruno": 3, "carmen": 3, "ana": 0, "diego": 0}
    publish(practice, drill)
    drill.refresh_from_db()
    seen = {who: len(scores_shown(practice.viewer(who), drill)) for who in ("bruno", "ana", "diego", "yusuf")}
    assert seen == {"bruno": 3, "ana": 6, "diego": 0, "yusuf": 0}


def test_no_trace_tells_who_scored_what(practice: Practice) -> None:
    judged_by_two(practice)
    assert set(Trace.objects.filter(about="drill").values_list("what", flat=True)) == {
        "drill.made",
        "drill.sheet",
        "drill.entered",
        "drill.judges",
        "drill.judging",
    }


def test_a_mark_is_changed_until_it_is_published(practice: Practice) -> None:
    drill = judged_by_two(practice)
    mark(practice, drill, "bruno", {"farid": "9.5"})
    assert publish(practice, drill)["E07"] == (Decimal("67.5"), 3)
    with pytest.raises(RefusedError) as refused:
        mark(practice, drill, "bruno", {"farid": "1"})
    assert what(refused) == ["is a drill past this step"]
    assert DrillScore.objects.count() == 6


def test_nobody_judges_a_drill_that_they_take_part_in(practice: Practice) -> None:
    drill = a_drill(practice)
    add_entries(**here(practice, "ana", drill), people=["E05"])
    with pytest.raises(RefusedError) as refused:
        name_judges(**here(practice, "ana", drill), people=["E03", "E05"])
    assert what(refused) == ["take part and cannot judge"]
    name_judges(**here(practice, "ana", drill), people=["E06"])
    with pytest.raises(RefusedError) as refused:
        enter_drill(**here(practice, "elena", drill))
    assert what(refused) == ["judge and cannot take part"]


def test_marks_of_others_or_without_judging_are_refused(practice: Practice) -> None:
    drill = judged_by_two(practice)
    for who in ("diego", "ana"):
        with pytest.raises(NotAllowedError):
            mark(practice, drill, who, {"elena": "9"})


def test_a_mark_beyond_the_highest_is_refused(practice: Practice) -> None:
    drill = peopled(practice, a_drill(practice), ["diego"], ["bruno", "carmen"])
    for points in ("10.5", "-1", "3.3"):
        with pytest.raises(RefusedError) as refused:
            mark(practice, drill, "bruno", {"diego": points})
        assert what(refused) == ["is no mark of this criterion"]


def test_it_is_published_only_with_marks_of_two_judges_for_each(practice: Practice) -> None:
    drill = peopled(practice, a_drill(practice), ["diego", "elena"], ["bruno", "carmen"])
    mark(practice, drill, "bruno", {"diego": "8", "elena": "9"})
    mark(practice, drill, "carmen", {"diego": "8"})
    with pytest.raises(RefusedError) as refused:
        publish(practice, drill)
    assert what(refused) == ["has entries with too few marks"]


def test_judges_of_two_groups_apart_cannot_be_compared(practice: Practice) -> None:
    drill = peopled(practice, a_drill(practice), ["diego", "elena"], ["bruno", "carmen", "gao", "farid"])
    for judge, entry in (("bruno", "diego"), ("carmen", "diego"), ("gao", "elena"), ("farid", "elena")):
        mark(practice, drill, judge, {entry: "8"})
    with pytest.raises(RefusedError) as refused:
        publish(practice, drill)
    assert what(refused) == ["has judges who cannot be compared"]


def test_judging_begins_with_people_and_two_judges_on_its_day(practice: Practice) -> None:
    drill = a_drill(practice)
    told = []
    for add, code in ((add_entries, "E05"), (name_judges, "E03")):
        with pytest.raises(RefusedError) as refused:
            begin_judging(**here(practice, "ana", drill))
        told += what(refused)
        add(**here(practice, "ana", drill), people=[code])
    with pytest.raises(RefusedError) as refused:
        begin_judging(**here(practice, "ana", drill))
    assert [*told, *what(refused)] == [
        "has nobody who takes part",
        "has too few judges",
        "has too few judges",
    ]


def test_who_did_not_come_is_neither_ranked_nor_credited(practice: Practice) -> None:
    drill = judged_by_two(practice)
    farid = drill.entries.get(person__code="E07")
    withdraw_entry(by=practice.viewer("ana"), at=NOW, number=drill.pk, entry=farid.pk)
    assert set(publish(practice, drill)) == {"E05", "E06"}
    assert sorted(LearningTime.objects.values_list("person__code", "minutes", "form")) == [
        ("E05", 45, "drill"),
        ("E06", 45, "drill"),
    ]


def test_from_sixty_on_a_drill_of_a_course_proves_its_competences(practice: Practice) -> None:
    drill = judged_by_two(practice, course=practice.course("drill").pk)
    publish(practice, drill)
    proofs = CompetenceProof.objects.filter(kind="drill")
    assert sorted(proofs.values_list("person__code", "named")) == [("E05", drill.pk), ("E06", drill.pk)]
    assert CourseDone.objects.count() == 3


def test_a_contest_names_the_first_third_and_shows_nobody_as_the_last(practice: Practice) -> None:
    people = ["diego", "elena", "farid", "gao"]
    drill = peopled(practice, a_drill(practice), people, ["bruno", "carmen"])
    for judge in ("bruno", "carmen"):
        mark(practice, drill, judge, dict(zip(people, ("9", "8", "7", "6"), strict=True)))
    publish(practice, drill)
    drill.refresh_from_db()
    assert [each.person.code for each in named_first(drill, entries_of(drill), DAY)] == ["E05"]


def test_a_drill_that_is_no_contest_names_nobody(practice: Practice) -> None:
    drill = judged_by_two(practice, contest=False)
    publish(practice, drill)
    drill.refresh_from_db()
    assert named_first(drill, entries_of(drill), DAY) == []


def test_the_sheet_stands_once_judging_has_begun(practice: Practice) -> None:
    drill = judged_by_two(practice)
    with pytest.raises(RefusedError):
        change_sheet(by=practice.viewer("ana"), at=NOW, number=drill.pk, sheet=[Criterion("a", "A", 100, 5)])


def test_a_judge_who_gave_marks_stays(practice: Practice) -> None:
    drill = judged_by_two(practice)
    with pytest.raises(RefusedError) as refused:
        drop_judge(by=practice.viewer("ana"), at=NOW, number=drill.pk, judge=drill.judges.earliest("pk").pk)
    assert what(refused) == ["has given marks"]


def test_a_drill_that_is_called_off_forgets_its_marks(practice: Practice) -> None:
    drill = judged_by_two(practice)
    with pytest.raises(RefusedError):
        cancel_drill(by=practice.viewer("ana"), at=NOW, number=drill.pk, why="")
    cancel_drill(by=practice.viewer("ana"), at=NOW, number=drill.pk, why="The shop is closed")
    assert not DrillScore.objects.exists()


def test_only_who_leads_or_trains_runs_a_drill(practice: Practice) -> None:
    drill = a_drill(practice)
    for who in ("diego", "bruno"):
        with pytest.raises(NotAllowedError):
            add_entries(**here(practice, who, drill), people=["E06"])
    for who in ("yusuf", "hugo", "director of the north"):
        with pytest.raises(RefusedError):
            add_entries(**here(practice, who, drill), people=["E06"])


def test_a_drill_is_for_its_centre_and_no_administrator(practice: Practice) -> None:
    a_drill(practice)
    seen = practice.town.count_seen(lambda viewer: drills_for(viewer))
    assert {who for who, number in seen.items() if number} == {
        "operator", "leader", "ana", "bruno", "diego", "elena",
    }  # fmt: skip
    assert not drills_for(practice.viewer("yusuf"))


def test_a_person_enters_and_leaves_a_planned_drill(practice: Practice) -> None:
    drill = a_drill(practice)
    enter_drill(**here(practice, "diego", drill))
    entry = drill.entries.get()
    withdraw_entry(by=practice.viewer("diego"), at=NOW, number=drill.pk, entry=entry.pk)
    assert not drill.entries.filter(withdrawn_at=None).exists()
    enter_drill(**here(practice, "diego", drill))
    assert drill.entries.get().withdrawn_at is None


def test_nobody_scores_in_a_planned_drill(practice: Practice) -> None:
    drill = a_drill(practice)
    add_entries(**here(practice, "ana", drill), people=["E05"])
    name_judges(**here(practice, "ana", drill), people=["E03"])
    with pytest.raises(RefusedError):
        score_entry(
            by=practice.viewer("bruno"),
            at=NOW,
            number=drill.pk,
            entry=drill.entries.get().pk,
            marks={"look": Decimal(5)},
        )
