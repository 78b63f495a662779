"""Observed visits, drills and checks of the county in October 2022, for the tests of practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ronda.learning.models import Competence, Course, CourseDone, Drill, EffectCheck, Observation
from ronda.learning.rules.practice import Criterion
from ronda.learning.services.practice import (
    DrillSaid,
    ObservationSaid,
    add_entries,
    agree_observation,
    arrange_observation,
    begin_judging,
    change_sheet,
    fill_sheet,
    make_drill,
    name_judges,
    score_entry,
)
from ronda.learning.tests.course_world import a_competence, a_course
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_viewer
from ronda.people.tests.built_once import built_once
from ronda.visits.models import Visit
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.tests.builders import Town, a_town

DAY = date(2022, 10, 17)
NOW = datetime(2022, 10, 17, 16, tzinfo=UTC)
SHOWN: Mapping[str, Any] = {
    "goal": "Listen longer",
    "prepared": 3,
    "reached": 2,
    "went_well": "SECRET of who shows",
    "would_change": "Fewer words",
}
WATCHED: Mapping[str, Any] = {
    "opening": 4,
    "needs": 3,
    "display": 3,
    "advice": 2,
    "close": 4,
    "seen": "SECRET of who watches",
    "take_over": "The first question",
    "shown": "yes",
}
TEN = [Criterion("look", "How it looks", 100, 10)]


@dataclass(frozen=True)
class Practice:
    """The town, and a course with a competence in a form."""

    town: Town
    competence: Competence

    @property
    def county(self) -> County:
        return self.town.county

    def viewer(self, name: str) -> Viewer:
        if name == "yusuf":
            return Viewer(
                self.county.company.pk, self.county.gao.pk, frozenset({"administrator"}), frozenset()
            )
        return self.town.viewer_of(name)

    def course(self, form: str, **said: Any) -> Course:
        return a_course(self.county.company, f"C-{form}", competence=self.competence, form=form, **said)


@built_once
def a_practice() -> Practice:
    town = a_town()
    return Practice(town, a_competence(town.county.company))


def a_visit(
    town: Town, *, day: date = DAY, minutes: int | None = 25, outlet: str = "O1", person: str = "E05"
) -> int:
    record_visits(
        by=town.operator,
        at=NOW,
        rows=[VisitRow(outlet, person, day, minutes=minutes, source_key=f"{outlet}-{person}-{day}")],
    )
    found: Visit = Visit.objects.filter(person__code=person, outlet__code=outlet, day=day).latest("pk")
    return found.number


def observed(
    practice: Practice,
    *,
    watches: str = "elena",
    by: str = "diego",
    kind: str = "peer",
    day: date = DAY,
    course: int | None = None,
) -> Observation:
    """Diego shows."""
    person = practice.county.people[watches].code
    said = ObservationSaid(kind, practice.county.diego.code, person, day, course)
    return arrange_observation(by=practice.viewer(by), at=NOW, today=DAY, said=said)


def filled(practice: Practice, observation: Observation, *, watches: str = "elena", **more: Any) -> None:
    """Both sheets are in, and both have agreed."""
    here: dict[str, Any] = {"at": NOW, "today": DAY, "number": observation.pk}
    fill_sheet(by=practice.viewer("diego"), answers=SHOWN, **here)
    fill_sheet(by=practice.viewer(watches), answers={**WATCHED, **more}, **here)
    agree_observation(by=practice.viewer("diego"), text="Ask first, show later", **here)


def a_drill(practice: Practice, *, contest: bool = True, course: int | None = None, **more: Any) -> Drill:
    """Of the county, made by Ana, with one criterion of ten."""
    values: dict[str, Any] = {"title": "Display in ten minutes", "kind": "display", "day": DAY, "minutes": 45}
    said = DrillSaid(**values | more, centre=practice.county.centre.code, contest=contest, course=course)
    drill = make_drill(by=practice.viewer("ana"), at=NOW, today=DAY, said=said)
    return change_sheet(by=practice.viewer("ana"), at=NOW, number=drill.pk, sheet=TEN)


def peopled(practice: Practice, drill: Drill, entries: list[str], judges: list[str]) -> Drill:
    """With its people, and judging begun."""
    here: dict[str, Any] = {"by": practice.viewer("ana"), "at": NOW, "today": DAY, "number": drill.pk}
    codes = {name: person.code for name, person in practice.county.people.items()}
    add_entries(people=[codes[name] for name in entries], **here)
    name_judges(people=[codes[name] for name in judges], **here)
    return begin_judging(**here)


def mark(practice: Practice, drill: Drill, judge: str, marks: Mapping[str, str], comment: str = "") -> None:
    for name, points in marks.items():
        entry = drill.entries.get(person=practice.county.people[name])
        score_entry(
            by=practice.viewer(judge),
            at=NOW,
            number=drill.pk,
            entry=entry.pk,
            marks={"look": Decimal(points)},
            comment=comment,
        )


def a_check(practice: Practice, who: str = "diego", *, due: date = DAY, **course: Any) -> EffectCheck:
    """Of a course done in September."""
    person = practice.county.people[who]
    learnt = Course.objects.filter(code="C-class").first() or practice.course("class", **course)
    day = date(2022, 9, 1)
    done = CourseDone.objects.create(
        company=practice.county.company,
        course=learnt,
        person=person,
        day=day,
        minutes=60,
        how="class",
        at=NOW,
    )
    return EffectCheck.objects.create(
        company=practice.county.company, done=done, course=learnt, person=person, due_on=due
    )


def a_trainer(practice: Practice, name: str) -> Viewer:
    return a_viewer(practice.county.people[name], "brand_manager", practice.county.centre)
