"""Topics with their circles; reviews, published and being judged; a prize that is paid and one to be paid."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ronda.demo.services.story import Scene
from ronda.innovation.services.topics import (
    MemberSaid,
    TopicSaid,
    add_evidence,
    enter_topics,
    give_marks,
    make_review,
    name_judges,
    propose_topic,
    publish_review,
    register_topic,
    set_team,
    write_step,
)
from ronda.pay.services.prizes import approve_award, record_payment, take_back_payment

COMMENTS = (
    "The figures are clear; tell more of what did not go well.",
    "Simple and cheap. Say who keeps it up after the turn of the year.",
    "The chart convinces me. The step from plan to do could be shorter.",
)
DIMENSIONS = ("benefit", "innovation", "importance", "spread_value", "procedure", "tools", "presentation")


def tell(scene: Scene) -> None:
    _paid_award(scene)
    _judged_topics(scene)
    _being_judged(scene)
    _running(scene)
    _proposed(scene)


def _paid_award(scene: Scene) -> None:
    """Elena's circle was awarded earlier; the prize was approved by the company and paid with the wages.

    One payment was recorded with the wrong paper, taken back, and recorded again.
    """
    topic = _topic(scene, "elena", "No empty hooks by the door", "Empty hooks", "of 30", 4, upward=False)
    _team(scene, "elena", topic, {"elena": 67, "diego": 33})
    _worked(scene, "elena", topic, (13, 12, 14, 12), (7, 6, 7, 5))
    review = make_review(**_at(scene, "ana", -7), title="Review of the summer", day=scene.day(-7))
    marks = {"ana": {topic.pk: 7}, "omar": {topic.pk: 7}, "bruno": {topic.pk: 6}}
    _judged(scene, review.pk, [topic], marks, day=-7)
    publish_review(**_at(scene, "ana", -6), number=review.pk)
    entry = review.entries.get().pk
    approve_award(by=scene.viewer("teresa"), at=scene.moment(-5), entry=entry)
    paper = f"PL-{scene.today.year}-{scene.today.month:02d}"
    _paid(scene, entry, "elena", -2, paper)
    mistake = _paid(scene, entry, "diego", -2, "PL-12")
    why = "That is the number of the list of the wages, not of the prizes."
    ana, later = scene.viewer("ana"), scene.moment(-1)
    take_back_payment(by=ana, at=later, entry=entry, payment=mistake, why=why)
    _paid(scene, entry, "diego", -1, paper)


def _paid(scene: Scene, entry: int, who: str, number: int, paper: str) -> int:
    """Recorded by Ana on that day; the number of the payment."""
    people = [scene.person_code(who)]
    here = {**_at(scene, "ana", number), "entry": entry, "people": people}
    return int(record_payment(**here, paid_on=scene.day(number), paper=paper)[0].pk)


def _judged_topics(scene: Scene) -> None:
    """Farid's and Bruno's topics are told apart from Diego's and Elena's by all judges."""
    one = _topic(
        scene, "diego", "Fewer corrected orders", "Corrected orders a week", "orders", 5, upward=False
    )
    _team(scene, "diego", one, {"diego": 60, "elena": 40})
    _worked(scene, "diego", one, (14, 12, 15, 13, 14), (6, 5, 4, 5, 4))
    two = _topic(scene, "farid", "Full shelves on Friday evening", "Outlets without a gap", "of 20", 18)
    _worked(scene, "farid", two, (11, 12, 10, 13), (13, 12, 15, 14))
    review = make_review(**_at(scene, "ana", -7), title="Review of the autumn", day=scene.day(-5))
    _judged(
        scene,
        review.pk,
        [one, two],
        {
            "ana": {one.pk: 9, two.pk: 6},
            "omar": {one.pk: 8, two.pk: 7},
            "carmen": {one.pk: 9, two.pk: 8},
        },
    )
    publish_review(**_at(scene, "ana", -4), number=review.pk)
    entry = review.entries.exclude(award="").filter(topic=two).first()
    if entry is not None:
        approve_award(by=scene.viewer("teresa"), at=scene.moment(-3), entry=entry.pk)


def _being_judged(scene: Scene) -> None:
    topic = _topic(scene, "bruno", "New products known after two visits", "Owners who know it", "of 10", 8)
    _worked(scene, "bruno", topic, (4, 5, 4, 6), (7, 8, 6, 8))
    review = make_review(**_at(scene, "ana", -3), title="Review of the new products", day=scene.day(2))
    marks = {"carmen": {topic.pk: 8}, "diego": {}, "omar": {}}
    _judged(scene, review.pk, [topic], marks)


def _running(scene: Scene) -> None:
    topic = _topic(
        scene, "diego", "Ten minutes less at each outlet", "Minutes at an outlet", "minutes", 15, upward=False
    )
    _team(scene, "diego", topic, {"diego": 50, "farid": 30, "elena": 20})
    here = {**_at(scene, "diego", -6), "number": topic.pk}
    write_step(
        **here, phase="plan", text="Half of the time goes into finding the stock.", done=True, minutes=60
    )
    write_step(**here, phase="do", text="A shelf plan in each storeroom of the route.", due=scene.day(8))
    for place, value in enumerate((27, 24, 26, 25)):
        _value(scene, "diego", topic, "before", -20 + place, value)


def _proposed(scene: Scene) -> None:
    _topic(scene, "elena", "Orders by message", "Orders by message", "per cent", 60, register=False)


def _topic(
    scene: Scene,
    who: str,
    title: str,
    measure: str,
    unit: str,
    aim: int,
    *,
    upward: bool = True,
    register: bool = True,
) -> Any:
    why = "It came up at three meetings, and it costs us a call each time."
    ends = scene.today + timedelta(days=75)
    said = TopicSaid(title, "on_site", why, measure, unit, upward, Decimal(aim), scene.day(-60), ends)
    topic = propose_topic(by=scene.viewer(who), at=scene.moment(-40), said=said)
    if register:
        number = f"QC-{scene.today.year}-{topic.pk:02d}"
        by, at = scene.viewer("ana"), scene.moment(-39)
        register_topic(by=by, at=at, number=topic.pk, registered_as=number)
    return topic


def _team(scene: Scene, who: str, topic: Any, shares: Mapping[str, int]) -> None:
    team = [MemberSaid(scene.person_code(name), share, name == who) for name, share in shares.items()]
    set_team(**_at(scene, who, -38), number=topic.pk, team=team)


def _worked(scene: Scene, who: str, topic: Any, before: Sequence[int], after: Sequence[int]) -> None:
    """A whole turn; measured every third day before and after."""
    for place, value in enumerate(before):
        _value(scene, who, topic, "before", -40 + 3 * place, value)
    for place, value in enumerate(after):
        _value(scene, who, topic, "after", -22 + 3 * place, value)
    words = {
        "plan": "Counted for two weeks; most of it happens at four outlets, for the same reason.",
        "do": "Talked it through with these four, and changed one thing at each.",
        "check": "Counted again, as before.",
        "act": "It is in our way of working now; one outlet needs another visit.",
    }
    for number, (phase, text) in zip((-35, -25, -9, -8), words.items(), strict=True):
        here = {**_at(scene, who, number), "number": topic.pk}
        write_step(**here, phase=phase, text=text, done=True, minutes=45)


def _value(scene: Scene, who: str, topic: Any, when: str, number: int, value: int) -> None:
    day = scene.day(number)
    source = "Counted at the visits of the route"
    here = {**_at(scene, who, -7), "number": topic.pk}
    add_evidence(**here, when=when, day=day, value=Decimal(value), source=source)


def _judged(
    scene: Scene, number: int, topics: Sequence[Any], marks: Mapping[str, Mapping[int, int]], *, day: int = -3
) -> None:
    """Each judge a little differently by dimension."""
    ana, at = scene.viewer("ana"), scene.moment(day)
    enter_topics(by=ana, at=at, number=number, topics=[each.pk for each in topics])
    people = [scene.person_code(judge) for judge in marks]
    review = name_judges(by=ana, at=at, today=at.date(), number=number, people=people)
    entries = {each.topic_id: each.pk for each in review.entries.all()}
    for place, (judge, given) in enumerate(marks.items()):
        for topic, mark in given.items():
            sheet = {
                code: Decimal(mark) + (Decimal("0.5") if (turn + place) % 3 == 0 else 0)
                for turn, code in enumerate(DIMENSIONS)
            }
            give_marks(
                by=scene.viewer(judge),
                at=at,
                number=number,
                entry=entries[topic],
                marks=sheet,
                comment=COMMENTS[place],
            )


def _at(scene: Scene, who: str, number: int) -> dict[str, Any]:
    at: datetime = scene.moment(number)
    today: date = at.date()
    return {"by": scene.viewer(who), "at": at, "today": today}
