"""One of each object of innovation for the list of every page."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from ronda.innovation.models import ReviewRound, Topic
from ronda.innovation.services.ideas import IdeaSaid, write_idea
from ronda.innovation.services.topics import (
    TopicSaid,
    add_evidence,
    enter_topics,
    give_marks,
    make_review,
    name_judges,
    propose_topic,
    publish_review,
    register_topic,
    write_step,
)
from ronda.innovation.tests.innovation_world import DIMENSIONS
from ronda.pay.services.prizes import approve_award
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_person, a_role

LONG = timedelta(days=365)


def keep_innovation_samples(county: County, at: datetime, today: date) -> None:
    """Diego's suggestion waits, his topic runs, another was judged; a review waits for his marks."""
    diego = county.viewer_of("diego")
    write_idea(by=diego, at=at, today=today, key=uuid4(), said=IdeaSaid("Price list under glass"))
    _topic(county, "diego", at, today, "Proposed", register=False)
    running = _topic(county, "diego", at, today, "Running")
    write_step(by=diego, at=at, today=today, number=running.pk, phase="plan", text="Count", due=today)
    _judged(county, "diego", "Judged", at, today)
    _approved(county, at, today)
    _review(county, _verified(county, "elena", at, today, "Entered"), at, today, ("diego", "bruno"))


def _approved(county: County, at: datetime, today: date) -> None:
    """Elena's award, approved by a leader of the company, waits for its payment."""
    review = _judged(county, "elena", "Awarded", at, today)
    leader = a_person(county.company, "E90", "Leonor Paz")
    a_role(leader, "leader")
    by = Viewer(county.company.pk, leader.pk, frozenset({"leader"}), frozenset())
    approve_award(by=by, at=at, entry=review.entries.get().pk)


def _judged(county: County, who: str, title: str, at: datetime, today: date) -> ReviewRound:
    review = _review(county, _verified(county, who, at, today, title), at, today, ("ana", "bruno", "carmen"))
    for judge in ("ana", "bruno", "carmen"):
        marks = dict.fromkeys(DIMENSIONS, Decimal(9))
        entry = review.entries.get().pk
        give_marks(by=county.viewer_of(judge), at=at, number=review.pk, entry=entry, marks=marks)
    return publish_review(by=county.viewer_of("ana"), at=at, today=today, number=review.pk)


def _topic(
    county: County, who: str, at: datetime, today: date, title: str, *, register: bool = True
) -> Topic:
    said = TopicSaid(
        title, "on_site", "It matters", "Orders", "", True, Decimal(9), today - LONG, today + LONG
    )
    topic = propose_topic(by=county.viewer_of(who), at=at, said=said)
    if register:
        name = f"QC-{title}"
        register_topic(by=county.viewer_of("ana"), at=at, number=topic.pk, registered_as=name)
    return topic


def _verified(county: County, who: str, at: datetime, today: date, title: str) -> Topic:
    topic, by = _topic(county, who, at, today, title), county.viewer_of(who)
    for place, when in enumerate(("before", "before", "after", "after")):
        day, value = today - timedelta(days=20 - place), Decimal(5 + place)
        add_evidence(
            by=by, at=at, today=today, number=topic.pk, when=when, day=day, value=value, source="List"
        )
    for phase in ("plan", "do", "check", "act"):
        write_step(by=by, at=at, today=today, number=topic.pk, phase=phase, text=phase, done=True)
    return topic


def _review(county: County, topic: Topic, at: datetime, today: date, judges: tuple[str, ...]) -> ReviewRound:
    ana = county.viewer_of("ana")
    review = make_review(by=ana, at=at, today=today, title=f"Review {topic.title}", day=today)
    enter_topics(by=ana, at=at, number=review.pk, topics=[topic.pk])
    people = [county.people[name].code for name in judges]
    return name_judges(by=ana, at=at, today=today, number=review.pk, people=people)
