"""An exam from its bank to its outcome: drawn, saved, handed in, marked blind, published."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Attempt, AttemptQuestion, Exam, ExamOutcome, Question, SavedAnswer
from ronda.learning.queries.bank import asked_of, questions_for
from ronda.learning.queries.essays import essays_to_mark
from ronda.learning.queries.exams import exams_set_by, own_attempts, paper_of, places_of
from ronda.learning.services.bank import QuestionSaid, add_question, change_question, set_question_state
from ronda.learning.services.essays import mark_essay, settle_essay
from ronda.learning.services.exams import cancel_exam, close_exam, invite, open_exam, publish_exam
from ronda.learning.services.handing_in import hand_in_overdue
from ronda.learning.services.sitting import Saving, begin_attempt, hand_in, save_answer
from ronda.learning.tests.exam_world import DAY, OPENS, OPTIONS, SECRET, SEED, ExamWorld, an_exam, single
from ronda.people.rules import Viewer

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def save(
    world: ExamWorld, attempt: Attempt, said: object, *, position: int = 1, sequence: int = 1, minute: int = 1
) -> Saving:
    at = OPENS + minute * MINUTE
    return save_answer(
        by=world.diego, at=at, today=DAY, attempt=attempt.pk, position=position, sequence=sequence, said=said
    )


def answer_all(world: ExamWorld, attempt: Attempt, right: int) -> None:
    """The first so many rightly, the others wrongly; the essay with a sentence."""
    for asked in attempt.questions.select_related("version__question"):
        kind = asked.version.question.kind
        good = asked.position <= right
        said = {
            "single": "a" if good else "b",
            "short": f"{SECRET}-short" if good else "x",
            "essay": "Because.",
        }
        save(world, attempt, said[kind], position=asked.position)


def test_a_paper_is_drawn_once_and_gone_on_with() -> None:
    world = an_exam()
    attempt = world.begin()
    assert attempt.questions.count() == 4
    assert attempt.due_at == OPENS + 60 * MINUTE
    assert world.begin(OPENS + 5 * MINUTE).pk == attempt.pk


def test_the_same_sequence_again_changes_nothing_and_the_highest_holds() -> None:
    world = an_exam()
    attempt = world.begin()
    assert save(world, attempt, "b") == Saving(True, 1, False)
    assert save(world, attempt, "b") == Saving(True, 1, False)
    assert save(world, attempt, "c") == Saving(False, 1, False)
    assert save(world, attempt, "a", sequence=5) == Saving(True, 5, False)
    assert save(world, attempt, "c", sequence=3) == Saving(True, 5, False)
    done = hand_in(by=world.diego, at=OPENS + 2 * MINUTE, today=DAY, number=attempt.pk)
    assert done.questions.get(position=1).points == 1


def test_an_answer_that_came_too_late_is_kept_marked_and_does_not_count() -> None:
    world = an_exam()
    attempt = world.begin()
    save(world, attempt, "b", minute=60)
    assert save(world, attempt, "a", sequence=2, minute=61).late
    hand_in(by=world.diego, at=OPENS + 62 * MINUTE, today=DAY, number=attempt.pk)
    assert save(world, attempt, "a", sequence=3, minute=63).late
    assert SavedAnswer.objects.filter(late=True).count() == 2
    attempt.refresh_from_db()
    assert attempt.handed_in_at == attempt.due_at
    assert attempt.questions.get(position=1).points == 0


def test_what_ran_out_is_handed_in_by_the_daily_work() -> None:
    world = an_exam()
    attempt = world.begin()
    answer_all(world, attempt, right=3)
    company = world.exam.company_id
    assert hand_in_overdue(at=attempt.due_at, today=DAY, company_id=company) == 0
    assert hand_in_overdue(at=attempt.due_at + MINUTE, today=DAY, company_id=company) == 1
    attempt.refresh_from_db()
    assert (attempt.state, attempt.passed) == ("marked", True)
    assert attempt.parts[0]["points"] == "3"


def test_one_attempt_is_one() -> None:
    world = an_exam()
    hand_in(by=world.diego, at=OPENS, today=DAY, number=world.begin().pk)
    with pytest.raises(RefusedError, match="no attempt left"):
        world.begin(OPENS + MINUTE)


def test_nobody_else_begins_saves_or_hands_in() -> None:
    world = an_exam()
    attempt = world.begin()
    for name in ("elena", "hugo", "ana"):
        other = world.town.viewer_of(name)
        with pytest.raises(NotAllowedError):
            begin_attempt(by=other, at=OPENS, today=DAY, exam=world.exam.pk, seed=SEED)
        with pytest.raises(NotAllowedError):
            save_answer(by=other, at=OPENS, today=DAY, attempt=attempt.pk, position=1, sequence=1, said="a")
        with pytest.raises(NotAllowedError):
            hand_in(by=other, at=OPENS, today=DAY, number=attempt.pk)


def test_the_bank_is_for_setters_of_the_company() -> None:
    world = an_exam()
    seen = world.town.count_seen(questions_for)
    assert {who: number for who, number in seen.items() if number} == {
        "operator": 12,
        "ana": 12,
        "director of the north": 12,
    }
    assert not exams_set_by(world.diego)
    assert places_of(world.diego).count() == 1
    assert not own_attempts(world.town.viewer_of("hugo"))
    with pytest.raises(NotAllowedError):
        add_question(by=world.diego, at=OPENS, today=DAY, said=single(1))


def test_a_paper_for_a_candidate_is_read_without_keys() -> None:
    world = an_exam()
    asked = paper_of(world.begin())[0]
    assert {"key", "explanation"} <= asked.version.get_deferred_fields()


def test_a_change_is_a_new_version_and_a_paper_keeps_its_own() -> None:
    world = an_exam()
    asked = world.begin().questions.get(position=1)
    number = asked.version.question_id
    said = QuestionSaid("single", "Another?", {"options": OPTIONS}, {"right": "b"}, difficulty=1)
    assert change_question(by=world.ana, at=OPENS, today=DAY, number=number, said=said).number == 2
    asked = AttemptQuestion.objects.select_related("version__question").get(pk=asked.pk)
    assert asked_of(asked.version).key == {"right": "a"}


def test_html_is_cleaned_and_a_file_that_is_no_picture_refused() -> None:
    world = an_exam()
    stem = '<p onclick="x()">Good<script>alert(1)</script><img src=x onerror=y></p>'
    said = QuestionSaid("true_false", stem, {}, {"right": True})
    question = add_question(by=world.ana, at=OPENS, today=DAY, said=said)
    assert question.versions.get().stem == "<p>Good</p>"
    bad = QuestionSaid("true_false", "x", {}, {"right": True}, image=b"<svg/>", image_text="a shelf")
    with pytest.raises(RefusedError, match="is no image that can be read"):
        add_question(by=world.ana, at=OPENS, today=DAY, said=bad)


def test_an_exam_does_not_open_while_the_bank_lacks_questions() -> None:
    world = an_exam()
    Exam.objects.update(state="draft")
    for question in Question.objects.filter(difficulty=1)[:7]:
        set_question_state(by=world.ana, at=OPENS, number=question.pk, state="retired")
    with pytest.raises(RefusedError, match="lacks questions"):
        open_exam(by=world.ana, at=OPENS, number=world.exam.pk)


def test_who_knows_the_keys_is_no_candidate() -> None:
    world = an_exam()
    code = world.town.county.ana.code
    with pytest.raises(RefusedError, match="knows the keys"):
        invite(by=world.ana, at=OPENS, today=DAY, number=world.exam.pk, people=[code])


def test_a_published_exam_is_a_fact_of_each_who_sat_it() -> None:
    world = an_exam()
    attempt = world.begin()
    answer_all(world, attempt, right=3)
    close_exam(by=world.ana, at=OPENS + 9 * MINUTE, today=DAY, number=world.exam.pk)
    publish_exam(by=world.ana, at=OPENS + 9 * MINUTE, today=DAY, number=world.exam.pk)
    outcome = ExamOutcome.objects.get()
    assert (outcome.person_id, outcome.passed, outcome.day) == (world.diego.person_id, True, DAY)


def test_a_cancelled_exam_says_why() -> None:
    world = an_exam()
    with pytest.raises(RefusedError):
        cancel_exam(by=world.ana, at=OPENS, number=world.exam.pk, why=" ")
    assert cancel_exam(by=world.ana, at=OPENS, number=world.exam.pk, why="Power cut.").state == "cancelled"


def handed_in_essay(world: ExamWorld) -> AttemptQuestion:
    attempt = world.begin()
    answer_all(world, attempt, right=9)
    hand_in(by=world.diego, at=OPENS + 2 * MINUTE, today=DAY, number=attempt.pk)
    return attempt.questions.get(version__question__kind="essay")


def give(world: ExamWorld, who: Viewer, asked: AttemptQuestion, one: str, two: str) -> None:
    mark_essay(
        by=who,
        at=OPENS,
        today=DAY,
        number=asked.pk,
        by_rubric={"r1": one, "r2": two},
        said="",
    )


def test_two_near_marks_are_their_mean_and_decide_the_part() -> None:
    world = an_exam(essay=True)
    asked = handed_in_essay(world)
    assert asked.attempt.passed is None
    assert [each.pk for each in essays_to_mark(world.second, markers=2)] == [asked.pk]
    give(world, world.second, asked, "5", "3")
    assert not essays_to_mark(world.second, markers=2)
    give(world, world.third, asked, "3", "3")
    asked = AttemptQuestion.objects.select_related("attempt").get(pk=asked.pk)
    # (8 + 6) / 2 of 10; the short answer beside it has 10 of 10.
    assert asked.points == 7
    assert asked.attempt.passed is True


def test_marks_too_far_apart_are_settled_by_somebody_else_for_a_reason() -> None:
    world = an_exam(essay=True)
    asked = handed_in_essay(world)
    give(world, world.second, asked, "6", "4")
    give(world, world.third, asked, "1", "1")
    with pytest.raises(RefusedError, match="is past this step"):
        publish_exam(by=world.ana, at=OPENS, today=DAY, number=world.exam.pk)
    with pytest.raises(NotAllowedError):
        settle_essay(
            by=world.third, at=OPENS, today=DAY, number=asked.pk, points=Decimal(5), why="in between"
        )
    settle_essay(
        by=world.ana, at=OPENS, today=DAY, number=asked.pk, points=Decimal(5), why="The cause is there."
    )
    asked.refresh_from_db()
    assert asked.points == 5
