"""The cast's centre in 2022 with four courses: two for everybody alone, a class, one for account managers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ronda.learning.models import Course, LearningForm, TrainingPlan
from ronda.learning.services.year import accept_training_plan, make_training_plan
from ronda.people.rules import Viewer
from ronda.people.tests.built_once import built_once
from ronda.work.tests.builders import Town, a_town

NOW = datetime(2022, 2, 1, 9, tzinfo=UTC)
TODAY = date(2022, 2, 1)
YEAR = 2022


@dataclass(frozen=True)
class YearWorld:
    town: Town
    ana: Viewer
    diego: Viewer
    courses: dict[str, Course]

    @property
    def diego_id(self) -> int:
        return self.town.county.diego.pk

    @property
    def company_id(self) -> int:
        return self.ana.company_id

    def draft(self, **more: object) -> TrainingPlan:
        centre = self.town.county.centre.code
        given: dict[str, object] = {"by": self.ana, "at": NOW, "centre": centre, "year": YEAR, "effort": 10}
        return make_training_plan(**{**given, **more})  # type: ignore[arg-type]

    def accepted(self) -> TrainingPlan:
        made = self.draft()
        return accept_training_plan(by=self.ana, at=NOW, plan=made.pk, leaves=len(made.found["unmet"]))


def a_course(world_company: int, code: str, form: str, minutes: int, **more: object) -> Course:
    given: dict[str, object] = {"title": code.title(), "state": Course.State.OFFERED, "compulsory": True}
    return Course.objects.create(
        company_id=world_company, code=code, form=form, minutes=minutes, made_at=NOW, **{**given, **more}
    )


@built_once
def a_year() -> YearWorld:
    """Seven people; `display` is a class of four seats that requires `reading`."""
    town = a_town()
    ana, diego = town.viewer_of("ana"), town.viewer_of("diego")
    company = ana.company_id
    courses = {
        "reading": a_course(company, "reading", LearningForm.SELF_STUDY, 120),
        "brands": a_course(company, "brands", LearningForm.PEER, 60),
        "display": a_course(company, "display", LearningForm.CLASS, 90, seats=4, cost_cents=30_000),
        "retailers": a_course(company, "retailers", LearningForm.SELF_STUDY, 90, posts=["account_manager"]),
    }
    courses["display"].requires.add(courses["reading"])
    return YearWorld(town, ana, diego, courses)


def a_class_course(company_id: int) -> Course:
    """One that everybody takes, in classes of four."""
    return a_course(company_id, "display-class", LearningForm.CLASS, 90, seats=4)
