"""Topics: registered, worked through, judged blindly, awarded, shared to the hundredth, taken over."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ronda.innovation.models import Points, ReviewMark, Topic
from ronda.innovation.queries.reviews import (
    entries_of,
    heard_by,
    marks_of_topic,
    own_marks,
    review_for,
    reviews_for,
)
from ronda.innovation.queries.topics import (
    effect_of_topic,
    evidence_of,
    next_topic_number,
    topic_with_team,
    topics_for,
    topics_to_enter,
)
from ronda.innovation.services.spreading import spread_topic
from ronda.innovation.services.topics import (
    MemberSaid,
    add_evidence,
    cancel_review,
    close_topic,
    enter_topics,
    finish_step,
    name_judges,
    publish_review,
    register_topic,
    set_team,
    take_out_evidence,
    write_step,
)
from ronda.innovation.tests.innovation_world import (
    DAY,
    NOW,
    Lab,
    a_lab,
    a_review,
    a_topic,
    acting,
    mark,
    worked_through,
)
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import LearningTime
from ronda.people.rules import Viewer
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db
TWO = {"diego": 67, "elena": 33}


@pytest.fixture
def lab() -> Lab:
    return a_lab()


def what(refused: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.what for each in refused.value.problems]


def verified(lab: Lab, **more: Any) -> Topic:
    return worked_through(lab, a_topic(lab, team=TWO, **more))


def judged(lab: Lab, comment: str = "") -> tuple[Topic, int]:
    """One topic of Diego and Elena with the marks of three judges."""
    topic = verified(lab)
    review = a_review(lab, [topic], ["ana", "bruno", "carmen"])
    for judge, points in (("ana", 8), ("bruno", 9), ("carmen", 10)):
        mark(lab, review, topic, judge, points, comment)
    return topic, review.pk


def test_a_topic_has_a_number_of_its_own(lab: Lab) -> None:
    assert next_topic_number(lab.viewer("ana"), 2022) == "QC-2022-01"
    topic = a_topic(lab)
    Topic.objects.filter(pk=topic.pk).update(number="QC-2022-01")
    assert next_topic_number(lab.viewer("ana"), 2022) == "QC-2022-02"
    other = a_topic(lab)
    Topic.objects.filter(pk=other.pk).update(state="proposed", number="")
    with pytest.raises(RefusedError) as taken:
        register_topic(by=lab.viewer("ana"), at=NOW, number=other.pk, registered_as="QC-2022-01")
    assert what(taken) == ["is the number of another topic"]
    with pytest.raises(NotAllowedError):
        register_topic(by=lab.viewer("diego"), at=NOW, number=other.pk, registered_as="X")


def test_shares_of_the_team_add_up_and_one_leads(lab: Lab) -> None:
    topic = a_topic(lab)
    here = {**acting(lab, "diego"), "number": topic.pk}
    diego, elena = lab.code("diego"), lab.code("elena")
    wrong = [
        [MemberSaid(diego, 60, True), MemberSaid(elena, 30)],
        [MemberSaid(diego, 50, True), MemberSaid(diego, 50)],
        [MemberSaid(diego, 50), MemberSaid(elena, 50)],
        [MemberSaid("NOBODY", 100, True)],
    ]
    found = []
    for team in wrong:
        with pytest.raises(RefusedError) as refused:
            set_team(**here, team=team)
        found += what(refused)
    assert found == [
        "has shares that do not add up to 100",
        "names somebody twice",
        "is led by one person",
        "is not among your colleagues",
    ]


def test_a_topic_goes_from_plan_to_act_and_no_step_is_left_out(lab: Lab) -> None:
    topic = a_topic(lab)
    here = {**acting(lab, "diego"), "number": topic.pk}
    with pytest.raises(RefusedError) as early:
        write_step(**here, phase="do", text="Begin")
    assert what(early) == ["is not what comes next"]
    step = write_step(**here, phase="plan", text="Count first", due=DAY)
    topic.refresh_from_db()
    assert topic.state == "registered"
    finish_step(**here, step=step.pk, text="Counted for four weeks", minutes=45)
    topic.refresh_from_db()
    assert topic.state == "studied"


def test_a_topic_is_verified_only_with_evidence_from_before_and_after(lab: Lab) -> None:
    topic = a_topic(lab)
    here = {**acting(lab, "diego"), "number": topic.pk}
    for phase in ("plan", "do", "check", "act"):
        write_step(**here, phase=phase, text=phase, done=True)
    topic.refresh_from_db()
    assert topic.state == "acted"
    said: dict[str, Any] = {"day": DAY, "value": Decimal(3), "source": "Order list"}
    add_evidence(**here, when="before", **said)
    after = add_evidence(**here, when="after", **said)
    topic.refresh_from_db()
    assert topic.state == "verified"
    take_out_evidence(by=lab.viewer("diego"), at=NOW, number=topic.pk, evidence=after.pk)
    topic.refresh_from_db()
    assert topic.state == "acted"


def test_the_time_of_a_step_counts_as_learning_from_each_other(lab: Lab) -> None:
    verified(lab)
    rows = LearningTime.objects.filter(person=lab.county.diego, form="peer")
    assert [each.minutes for each in rows] == [30, 30, 30, 30]


def test_evidence_of_tomorrow_and_of_nowhere_is_refused(lab: Lab) -> None:
    topic = a_topic(lab)
    here = {**acting(lab, "diego"), "number": topic.pk, "when": "before", "value": Decimal(1)}
    with pytest.raises(RefusedError) as early:
        add_evidence(**here, day=date(2022, 10, 18), source="List")
    with pytest.raises(RefusedError) as nowhere:
        add_evidence(**here, day=DAY, source=" ")
    assert what(early) + what(nowhere) == ["is still to come", "says nothing"]


def test_fewer_corrections_are_better_and_the_aim_is_reached(lab: Lab) -> None:
    """12 14 13 15 before, 4 5 3 4 after: means 13.5 and 4."""
    topic = verified(lab)
    found = effect_of_topic(topic, evidence_of(topic), DAY)
    assert (found.verdict, found.difference, found.reached) == ("better", Fraction(-19, 2), True)


def test_only_the_team_writes_steps(lab: Lab) -> None:
    topic = a_topic(lab)
    for who in ("farid", "ana"):
        with pytest.raises(NotAllowedError):
            write_step(**acting(lab, who), number=topic.pk, phase="plan", text="Mine")


def test_a_topic_that_is_given_up_says_why_and_costs_nothing(lab: Lab) -> None:
    topic = a_topic(lab)
    close_topic(by=lab.viewer("diego"), at=NOW, number=topic.pk, why="The supplier changed the boxes")
    assert not Points.objects.exists()
    with pytest.raises(RefusedError):
        write_step(**acting(lab, "diego"), number=topic.pk, phase="plan", text="More")


def test_nobody_judges_the_own_team(lab: Lab) -> None:
    ours, theirs = verified(lab), worked_through(lab, a_topic(lab, "farid"), "farid")
    review = a_review(lab, [ours, theirs], ["diego", "bruno", "farid"])
    laid = set(ReviewMark.objects.values_list("judge__code", "entry__topic_id"))
    diego, bruno, farid = (lab.code(name) for name in ("diego", "bruno", "farid"))
    assert laid == {(diego, theirs.pk), (bruno, ours.pk), (bruno, theirs.pk), (farid, ours.pk)}
    with pytest.raises(RefusedError):
        mark(lab, review, ours, "diego", 10)


def test_who_works_on_every_topic_cannot_be_named(lab: Lab) -> None:
    topic = verified(lab)
    with pytest.raises(RefusedError) as refused:
        a_review(lab, [topic], ["bruno", "elena"])
    assert what(refused) == ["work on every topic here"]


def test_a_judge_sees_only_the_own_marks_and_no_trace_tells_them(lab: Lab) -> None:
    topic, number = judged(lab, comment="SECRET")
    review = review_for(lab.viewer("ana"), number)
    seen = {who: len(own_marks(lab.viewer(who), review)) for who in ("ana", "bruno", "diego", "teresa")}
    assert seen == {"ana": 1, "bruno": 1, "diego": 0, "teresa": 0}
    assert marks_of_topic(topic.pk) == []
    entry, marks = entries_of(review)[0], list(ReviewMark.objects.all())
    assert heard_by(lab.viewer("diego"), entry, marks, in_team=True, least=3) is None
    assert not [each for each in Trace.objects.all() if "SECRET" in str(each.said)]
    assert set(Trace.objects.filter(about="review").values_list("what", flat=True)) == {
        "review.made",
        "review.entered",
        "review.judges",
    }
    assert topic.state == "verified"


def test_gold_is_shared_to_the_hundredth_and_the_team_hears_means_without_names(lab: Lab) -> None:
    """Marks of 80, 90 and 100: 90 with an error of 10 / sqrt 3. Gold is 10 points: 6.70 and 3.30."""
    topic, number = judged(lab, comment="Clear charts")
    publish_review(**acting(lab, "ana"), number=number)
    review = review_for(lab.viewer("diego"), number)
    entry = entries_of(review)[0]
    assert (entry.score, entry.error, entry.place, entry.award) == (Decimal(90), Decimal("5.774"), 1, "gold")
    assert entry.money_cents == 150_000
    points = dict(Points.objects.filter(topic=topic, cause="gold").values_list("person__code", "points"))
    assert points == {lab.code("diego"): Decimal("6.70"), lab.code("elena"): Decimal("3.30")}
    marks = marks_of_topic(topic.pk)
    heard = heard_by(lab.viewer("elena"), entry, marks, in_team=True, least=3)
    assert heard is not None
    assert (heard.means["tools"], heard.comments, heard.judges) == (Fraction(9), ["Clear charts"] * 3, 3)
    assert heard_by(lab.viewer("farid"), entry, marks, in_team=False, least=3) is None
    assert heard_by(lab.viewer("elena"), entry, marks[:2], in_team=True, least=3) is None
    earned = {each.person.code: each.earned for each in topic_with_team(lab.viewer("diego"), topic.pk)[1]}
    assert earned == {lab.code("diego"): Decimal("6.70"), lab.code("elena"): Decimal("3.30")}
    topic.refresh_from_db()
    assert topic.state == "presented"


def test_two_judges_are_too_few(lab: Lab) -> None:
    topic = verified(lab)
    review = a_review(lab, [topic], ["ana", "bruno", "carmen"])
    for judge in ("ana", "bruno"):
        mark(lab, review, topic, judge, 9)
    with pytest.raises(RefusedError) as few:
        publish_review(**acting(lab, "ana"), number=review.pk)
    assert what(few) == ["has topics with marks of too few judges"]


def test_marks_stay_as_they_are_once_published(lab: Lab) -> None:
    topic, number = judged(lab)
    review = publish_review(**acting(lab, "ana"), number=number)
    with pytest.raises(RefusedError) as over:
        mark(lab, review, topic, "bruno", 1)
    assert what(over) == ["is a review that is over"]
    with pytest.raises(RefusedError):
        publish_review(**acting(lab, "ana"), number=number)
    assert Points.objects.count() == 2


def test_shares_stay_while_a_topic_is_judged(lab: Lab) -> None:
    topic, _number = judged(lab)
    said = [MemberSaid(lab.code("diego"), 100, True)]
    with pytest.raises(RefusedError) as late:
        set_team(**acting(lab, "diego"), number=topic.pk, team=said)
    assert what(late) == ["is being judged already"]


def test_a_topic_is_not_closed_while_it_is_judged(lab: Lab) -> None:
    """A closed topic would be presented again, with points and prize money."""
    topic, number = judged(lab)
    with pytest.raises(RefusedError) as early:
        close_topic(by=lab.viewer("ana"), at=NOW, number=topic.pk, why="Given up")
    assert what(early) == ["is before judges"]
    cancel_review(by=lab.viewer("ana"), at=NOW, number=number, why="The hall is flooded")
    assert close_topic(by=lab.viewer("ana"), at=NOW, number=topic.pk, why="Given up").state == "closed"


def test_a_cancelled_review_forgets_its_marks_and_frees_its_topics(lab: Lab) -> None:
    topic, number = judged(lab)
    assert topics_to_enter(lab.viewer("ana")) == []
    cancel_review(by=lab.viewer("ana"), at=NOW, number=number, why="The hall is flooded")
    assert not ReviewMark.objects.exists()
    assert topics_to_enter(lab.viewer("ana")) == [topic]


def test_only_who_runs_a_review_changes_it(lab: Lab) -> None:
    topic, number = judged(lab)
    for who in ("bruno", "diego"):
        by = lab.viewer(who)
        with pytest.raises(RefusedError):
            enter_topics(by=by, at=NOW, number=number, topics=[topic.pk])
        with pytest.raises(RefusedError):
            name_judges(**acting(lab, who), number=number, people=[lab.code("farid")])
        with pytest.raises(RefusedError):
            publish_review(**acting(lab, who), number=number)


def test_another_centre_reads_a_topic_once_it_was_presented_and_takes_it_over(lab: Lab) -> None:
    topic, number = judged(lab)
    nadia = lab.viewer("nadia")
    assert not topics_for(nadia).exists()
    assert not reviews_for(nadia).exists()
    publish_review(**acting(lab, "ana"), number=number)
    spread_topic(**acting(lab, "nadia"), number=topic.pk, centre=lab.other_centre().code)
    points = Points.objects.filter(topic=topic, cause="spread")
    assert dict(points.values_list("person__code", "points")) == {
        lab.code("diego"): Decimal("1.34"),
        lab.code("elena"): Decimal("0.66"),
    }
    with pytest.raises(RefusedError):
        spread_topic(**acting(lab, "ana"), number=topic.pk, centre=lab.other_centre().code)


def test_hugo_sees_no_topic_and_no_review(lab: Lab) -> None:
    _topic, number = judged(lab)
    publish_review(**acting(lab, "ana"), number=number)
    hugo = Viewer(lab.county.company.pk + 99, 10_000, frozenset({"leader"}), frozenset())
    assert not topics_for(hugo).exists()
    assert not reviews_for(hugo).exists()
