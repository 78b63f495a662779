"""Observed visits, a contest with its results, a drill being judged, one to come, and looks at the job."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ronda.demo.services.story import Scene
from ronda.learning.queries.practice.drills import criteria_of, entries_of
from ronda.learning.queries.practice.effects import effects_to_check
from ronda.learning.queries.practice.observations import visits_to_tie
from ronda.learning.queries.practice.who import OBSERVED, courses_in
from ronda.learning.services.completing import complete_course
from ronda.learning.services.practice import (
    DrillSaid,
    ObservationSaid,
    add_entries,
    agree_observation,
    arrange_observation,
    begin_judging,
    cancel_drill,
    cancel_observation,
    check_effect,
    close_observation,
    fill_sheet,
    make_drill,
    name_judges,
    publish_drill,
    score_entry,
    tie_to_visit,
)
from ronda.learning.services.practice.drills import DRILLED
from ronda.people.queries import person_named
from ronda.visits.queries import visits_in_force

SHOWN = {
    "goal": "Bring the tea back to the counter",
    "prepared": 4,
    "reached": 3,
    "went_well": "The owner found the empty place himself when I asked what his customers look for.",
    "would_change": "Ask about the storeroom before I count.",
}
WATCHED = {
    "opening": 4,
    "needs": 3,
    "display": 4,
    "advice": 3,
    "close": 3,
    "seen": "Asked three questions before saying anything about the display.",
    "take_over": "Let the owner look at the shelf first.",
    "shown": "yes",
}
WORDS = {
    "bruno": "Calm hands; the new product stands where the eye falls first.",
    "carmen": "The prices are all there. Begin with them next time.",
    "omar": "Keep an eye on the clock.",
    "diego": "Listened to the owner to the end.",
}
MONTHS_AGO = timedelta(days=63)
TAUGHT = ("self_study", "video", "class", "peer", "field_observation", "drill")


def tell(scene: Scene) -> None:
    _observations(scene)
    _contest(scene)
    _being_judged(scene)
    _to_come(scene)
    _looks_at_the_job(scene)


def _observations(scene: Scene) -> None:
    _observed(
        scene, "diego", "elena", back=4, agreed="First ask, then show: both of us begin with the shelf."
    )
    ana = scene.viewer("ana")
    course = next((each for form in OBSERVED for each in courses_in(ana, (form,))), None)
    kind = course.form if course else "field_observation"
    words = "Diego keeps the questions and writes the next step down before leaving."
    _observed(scene, "diego", "ana", back=7, agreed=words, kind=kind, course=course.pk if course else None)
    _observed(scene, "farid", "diego", back=2)
    _observed(scene, "elena", "diego", back=1, watcher_too=False)
    planned = _arranged(scene, "diego", "bruno", scene.day(3), by="bruno", kind="field_observation")
    offered, _made = visits_to_tie(planned)
    if offered:
        diego = scene.viewer("diego")
        tie_to_visit(
            by=diego, at=scene.now, today=scene.today, number=planned.pk, planned=offered[0].pk, visit=None
        )
    off = _arranged(scene, "farid", "elena", scene.day(1), by="elena")
    why = "Farid is at the dentist; we look for another day."
    cancel_observation(by=scene.viewer("elena"), at=scene.now, today=scene.today, number=off.pk, why=why)


def _observed(
    scene: Scene,
    shows: str,
    watches: str,
    *,
    back: int,
    agreed: str = "",
    watcher_too: bool = True,
    kind: str = "peer",
    course: int | None = None,
) -> None:
    """At the visit of who shows that lies so many days with visits back; closed when both have agreed."""
    visit = _visit(scene, shows, back)
    if visit is None:
        return
    at = min(scene.now, datetime.combine(visit.day, scene.now.time(), scene.now.tzinfo))
    each = _arranged(scene, shows, watches, visit.day, by=watches, kind=kind, course=course, at=at)
    here: dict[str, Any] = {"at": at, "today": visit.day, "number": each.pk}
    tie_to_visit(by=scene.viewer(shows), planned=None, visit=visit.number, **here)
    fill_sheet(by=scene.viewer(shows), answers=SHOWN, **here)
    if watcher_too:
        fill_sheet(by=scene.viewer(watches), answers=WATCHED, **here)
    if agreed:
        agree_observation(by=scene.viewer(shows), text=agreed, **here)
        close_observation(by=scene.viewer(watches), **here)


def _visit(scene: Scene, who: str, back: int) -> Any:
    """One a day, the newest first."""
    by = scene.viewer(who)
    rows = visits_in_force(by).filter(person_id=by.person_id or 0, kind="visit", day__lte=scene.today)
    days = list(dict.fromkeys(rows.order_by("-day").values_list("day", flat=True)))[: back + 1]
    return rows.filter(day=days[back]).earliest("pk") if len(days) > back else None


def _arranged(
    scene: Scene,
    shows: str,
    watches: str,
    day: date,
    *,
    by: str,
    kind: str = "peer",
    course: int | None = None,
    at: datetime | None = None,
) -> Any:
    said = ObservationSaid(kind, scene.person_code(shows), scene.person_code(watches), day, course)
    moment = at or scene.now
    return arrange_observation(by=scene.viewer(by), at=moment, today=moment.date(), said=said)


def _contest(scene: Scene) -> None:
    """Omar saw two of the three: the score makes up for how strict he is."""
    course = next(iter(courses_in(scene.viewer("ana"), DRILLED)), None)
    drill = _drill(scene, "A display in ten minutes", "display", -12, course=course.pk if course else None)
    here = _peopled(scene, drill, ("diego", "elena", "farid"), ("bruno", "carmen", "omar"))
    begin_judging(**here)
    for judge, points in (
        ("bruno", {"diego": 8, "elena": 9, "farid": 7}),
        ("carmen", {"diego": 7, "elena": 8, "farid": 7}),
        ("omar", {"diego": 6, "farid": 5}),
    ):
        _score(scene, drill, judge, points, here["at"])
    publish_drill(**here)


def _being_judged(scene: Scene) -> None:
    drill = _drill(scene, "Coaching the owner of a kiosk", "coaching", -1, contest=False)
    here = _peopled(scene, drill, ("elena", "farid"), ("diego", "bruno"))
    begin_judging(**here)
    _score(scene, drill, "bruno", {"elena": 8, "farid": 7}, here["at"])
    _score(scene, drill, "diego", {"elena": 9}, here["at"])


def _to_come(scene: Scene) -> None:
    drill = _drill(scene, "A brand plan for next quarter", "brand_planning", 9)
    _peopled(scene, drill, ("elena", "bruno"), ("ana", "omar"))
    off = _drill(scene, "Display at the market hall", "display", 5)
    why = "The hall is being painted that week."
    cancel_drill(by=scene.viewer("ana"), at=scene.now, number=off.pk, why=why)


def _drill(
    scene: Scene, title: str, kind: str, number: int, *, contest: bool = True, course: int | None = None
) -> Any:
    said = DrillSaid(title, kind, scene.day(number), 60, scene.centre_code, contest, course)
    at = scene.moment(min(number, -1))
    return make_drill(by=scene.viewer("ana"), at=at, today=at.date(), said=said)


def _peopled(scene: Scene, drill: Any, people: Sequence[str], judges: Sequence[str]) -> dict[str, Any]:
    """Who makes the next steps, and when."""
    at = min(scene.now, datetime.combine(drill.day, scene.now.time(), scene.now.tzinfo))
    here = {"by": scene.viewer("ana"), "at": at, "today": at.date(), "number": drill.pk}
    add_entries(people=[scene.person_code(who) for who in people], **here)
    name_judges(people=[scene.person_code(who) for who in judges], **here)
    return here


def _score(scene: Scene, drill: Any, judge: str, points: Mapping[str, int], at: datetime) -> None:
    """About the same mark for each criterion, a little more for the first."""
    entries = {each.person.code: each.pk for each in entries_of(drill)}
    for who, mark in points.items():
        marks = {each.code: Decimal(mark) for each in criteria_of(drill)}
        marks[next(iter(marks))] += Decimal("0.5")
        score_entry(
            by=scene.viewer(judge),
            at=at,
            number=drill.pk,
            entry=entries[scene.person_code(who)],
            marks=marks,
            comment=WORDS[judge] if mark > 6 else "",
        )


def _looks_at_the_job(scene: Scene) -> None:
    """A course that was learnt two months ago; one look is made, one put off, one is overdue."""
    ana = scene.viewer("ana")
    course = next((each for each in courses_in(ana, TAUGHT) if each.competences.exists()), None)
    if course is None:
        return
    day = max(each for each in scene.working if each <= scene.today - MONTHS_AGO)
    for who in ("diego", "elena", "farid"):
        number = person_named(scene.by, scene.person_code(who)).pk
        complete_course(
            by=ana,
            at=scene.now,
            course=course,
            person_id=number,
            day=day,
            minutes=course.minutes,
            how=course.form,
        )
    checks = {
        each.person.code: each.pk
        for each in effects_to_check(ana, scene.today).filter(course=course, done__day=day)
    }
    looked = (
        (
            "elena",
            "fully",
            "Asked what the customers look for before she touched the shelf, at three outlets.",
        ),
        ("farid", "no_occasion", "His outlets were closed for the festival week."),
    )
    for who, applied, said in looked:
        number = checks[scene.person_code(who)]
        check_effect(by=ana, at=scene.now, today=scene.today, number=number, applied=applied, said=said)
