"""An observation of Diego's, drills in three states and a look at his job, for the list of every page."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ronda.learning.models import Competence, Drill
from ronda.learning.services.completing import complete_course
from ronda.learning.services.practice import (
    DrillSaid,
    ObservationSaid,
    add_entries,
    arrange_observation,
    begin_judging,
    make_drill,
    name_judges,
    publish_drill,
    score_entry,
)
from ronda.learning.tests.course_world import a_course
from ronda.people.tests.builders import County


def keep_practice_samples(county: County, at: datetime, day: date) -> None:
    codes = {name: person.code for name, person in county.people.items()}
    said = ObservationSaid("peer", codes["diego"], codes["elena"], day)
    arrange_observation(by=county.viewer_of("diego"), at=at, today=day, said=said)
    _drill(county, at, day, "Planned", state="planned")
    _drill(county, at, day, "Judged", state="judging")
    _drill(county, at, day, "Published", state="published", people=("diego",), judges=("bruno", "carmen"))
    course = a_course(county.company, "K-effect", competence=Competence.objects.earliest("pk"))
    complete_course(
        by=county.viewer_of("ana"),
        at=at,
        course=course,
        person_id=county.diego.pk,
        day=day,
        minutes=60,
        how="class",
    )


def _drill(
    county: County,
    at: datetime,
    day: date,
    title: str,
    *,
    state: str,
    people: tuple[str, ...] = ("elena",),
    judges: tuple[str, ...] = ("diego", "bruno"),
) -> None:
    """Diego judges, or takes part."""
    ana = county.viewer_of("ana")
    said = DrillSaid(title, "display", day, 45, county.centre.code, contest=True)
    drill = make_drill(by=ana, at=at, today=day, said=said)
    here: dict[str, Any] = {"by": ana, "at": at, "today": day, "number": drill.pk}
    add_entries(people=[county.people[name].code for name in people], **here)
    name_judges(people=[county.people[name].code for name in judges], **here)
    if state == "planned":
        return
    begin_judging(**here)
    if state == "published":
        for judge in judges:
            for entry in drill.entries.all():
                marks = {each["code"]: Decimal(8) for each in Drill.objects.get(pk=drill.pk).sheet}
                by = county.viewer_of(judge)
                score_entry(by=by, at=at, number=drill.pk, entry=entry.pk, marks=marks)
        publish_drill(**here)
