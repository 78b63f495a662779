"""Suggestions and topics of the county in October 2022, for the tests of innovation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from ronda.innovation.models import Idea, ReviewRound, Topic
from ronda.innovation.queries.granted import points_granted
from ronda.innovation.services.ideas import IdeaSaid, answer_idea, write_idea
from ronda.innovation.services.topics import (
    MemberSaid,
    TopicSaid,
    add_evidence,
    enter_topics,
    give_marks,
    make_review,
    name_judges,
    propose_topic,
    register_topic,
    set_team,
    write_step,
)
from ronda.people.models import Centre
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County
from ronda.work.tests.builders import Town, a_town

DAY = date(2022, 10, 17)
NOW = datetime(2022, 10, 17, 16, tzinfo=UTC)
DIMENSIONS = ("benefit", "innovation", "importance", "spread_value", "procedure", "tools", "presentation")


@dataclass(frozen=True)
class Lab:
    town: Town

    @property
    def county(self) -> County:
        return self.town.county

    def viewer(self, name: str) -> Viewer:
        """Yusuf sets up; Teresa leads the company; Nadia directs the centre across the river."""
        company = self.county.company.pk
        if name == "yusuf":
            return Viewer(company, self.county.gao.pk, frozenset({"administrator"}), frozenset())
        if name == "teresa":
            return Viewer(company, self.town.ivan.pk, frozenset({"leader"}), frozenset())
        if name == "nadia":
            here = frozenset({self.other_centre().pk})
            return Viewer(company, self.county.gao.pk, frozenset({"director"}), here, here)
        return self.town.viewer_of(name)

    def other_centre(self) -> Centre:
        return Centre.objects.get_or_create(
            company=self.county.company, code="RIVER", defaults={"name": "Across the river"}
        )[0]

    def code(self, name: str) -> str:
        return str(self.county.people[name].code)


def a_lab() -> Lab:
    return Lab(a_town())


def acting(lab: Lab, who: str) -> dict[str, Any]:
    return {"by": lab.viewer(who), "at": NOW, "today": DAY}


def an_idea(lab: Lab, who: str = "diego", line: str = "Price list under glass", **more: Any) -> Idea:
    key: UUID = more.pop("key", uuid4())
    return write_idea(**acting(lab, who), key=key, said=IdeaSaid(line, **more))


def answered(lab: Lab, idea: Idea, follows: Any = "try", who: str = "ana", points: int = 2) -> Idea:
    return answer_idea(**acting(lab, who), number=idea.pk, follows=follows, words="Let us see", points=points)


def a_topic(lab: Lab, who: str = "diego", team: Mapping[str, int] | None = None, **more: Any) -> Topic:
    """Registered, led by who proposed it; the team shares as said."""
    values: dict[str, Any] = {
        "title": "Fewer orders corrected",
        "kind": "on_site",
        "why": "Each correction costs a call",
        "measure": "Corrected orders a week",
        "unit": "orders",
        "upward": False,
        "aim": Decimal(5),
        "starts_on": date(2022, 9, 1),
        "ends_on": date(2022, 12, 31),
    }
    topic = propose_topic(by=lab.viewer(who), at=NOW, said=TopicSaid(**values | more))
    number = f"QC-{topic.pk}"
    register_topic(by=lab.viewer("ana"), at=NOW, number=topic.pk, registered_as=number)
    if team:
        said = [MemberSaid(lab.code(name), share, name == who) for name, share in team.items()]
        set_team(**acting(lab, who), number=topic.pk, team=said)
    topic.refresh_from_db()
    return topic


def worked_through(lab: Lab, topic: Topic, who: str = "diego") -> Topic:
    """A whole turn, with four values before and after."""
    here = {**acting(lab, who), "number": topic.pk}
    for place, value in enumerate((12, 14, 13, 15, 4, 5, 3, 4)):
        when = "before" if place < 4 else "after"
        day = date(2022, 9, 1 + 3 * place)
        add_evidence(**here, when=when, day=day, value=Decimal(value), source="The order list")
    for phase in ("plan", "do", "check", "act"):
        write_step(**here, phase=phase, text=f"What we {phase}", done=True, minutes=30)
    topic.refresh_from_db()
    return topic


def a_review(lab: Lab, topics: list[Topic], judges: list[str], who: str = "ana") -> ReviewRound:
    review = make_review(**acting(lab, who), title="Autumn review", day=DAY)
    by = lab.viewer(who)
    enter_topics(by=by, at=NOW, number=review.pk, topics=[each.pk for each in topics])
    people = [lab.code(name) for name in judges]
    return name_judges(**acting(lab, who), number=review.pk, people=people)


def mark(
    lab: Lab, review: ReviewRound, topic: Topic, judge: str, points: int | str, comment: str = ""
) -> None:
    """The same mark on every dimension."""
    entry = review.entries.get(topic=topic)
    marks = dict.fromkeys(DIMENSIONS, Decimal(points))
    give_marks(by=lab.viewer(judge), at=NOW, number=review.pk, entry=entry.pk, marks=marks, comment=comment)


def points_of_all(company: int, year: int) -> dict[int, list[Decimal]]:
    """What counts for each person's year, in the order in which it was given."""
    granted = points_granted(company, year).items()
    return {person: [each.points for each in grants] for person, grants in granted}
