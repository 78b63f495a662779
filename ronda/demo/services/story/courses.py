"""Courses of the trade with texts, a sheet and a small film; who has learnt what, and what is proposed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from ronda.cockpit.queries.months import closed_months
from ronda.cockpit.services.proposing_courses import propose_courses
from ronda.demo.services.story import Scene
from ronda.demo.services.story.course_list import COURSES, Told
from ronda.demo.services.story.course_texts import SHELF_NEW
from ronda.demo.services.story.slide_film import slide_film
from ronda.design.pdf import pdf_of
from ronda.facts.queries import closing_for
from ronda.kernel.period import Month
from ronda.learning.queries.courses import course_for, courses_for
from ronda.learning.queries.proposals import chain_of, proposals_for
from ronda.learning.queries.study import study_of
from ronda.learning.services.causes import propose_for
from ronda.learning.services.courses import CourseSaid, make_course, offer_course, retire_course
from ronda.learning.services.materials import MaterialSaid, add_material, change_material
from ronda.learning.services.practice import check_effect
from ronda.learning.services.proposals import decline_proposal, propose_as_leader, take_proposal
from ronda.learning.services.seeing import finish_link, report_seen
from ronda.learning.services.self_study import complete_self_study, give_feedback
from ronda.people.queries import person_named
from ronda.work.queries.priorities import priorities_for

SHEET = Path(__file__).with_name("course_sheet.typ")
MINUTE = timedelta(minutes=1)
LAID, EARLIER, LATELY = -95, -58, -14
SLIDES = (
    ("From listing to steady sales", "Three minutes, six pictures"),
    ("Choose outlets", "Ten good ones\nbefore thirty others"),
    ("One day", "Display, price and first order\non the same day"),
    ("Look again", "After one week, three weeks,\nand six weeks"),
    ("Count what sells", "A packet on the shelf\nis still the retailer's money"),
    ("Take out in good order", "What has not sold in six weeks\nmakes room for what does"),
)
SHEET_SAYS = {
    "title": "Three minutes for right data",
    "below": "One check at each visit; a change is proposed at once, with its reason.",
    "parts": [
        {
            "heading": "Read from the paper",
            "lines": ["Number of the licence", "Its last day", "The name that stands in it"],
        },
        {
            "heading": "Ask and try",
            "lines": ["Who decides about orders", "The telephone: ring it", "Days and hours, market day"],
        },
        {
            "heading": "Look",
            "lines": ["The pin stands on the door", "Type, format and size as they are today"],
        },
    ],
    "foot": "Right base data",
}
# Who learnt which course on which working day, for how many minutes, and what was said of it.
Learnt = tuple[str, str, int, int, int, str]
LEARNT: tuple[Learnt, ...] = (
    ("elena", "C08", -80, 22, 4, "Short and clear. The part about gifts helped me the same week."),
    ("diego", "C08", -78, 18, 4, ""),
    ("farid", "C08", -77, 25, 3, "Good, but I knew most of it."),
    ("carmen", "C08", -75, 20, 5, ""),
    ("carmen", "C06", -70, 24, 5, "The sheet hangs beside my desk now."),
    ("elena", "C06", -66, 21, 4, "More examples of licences, please."),
    ("diego", "C06", -64, 19, 5, ""),
    ("farid", "C01", -45, 32, 4, "The goal in one sentence is what I take with me."),
    ("elena", "C07", -40, 17, 0, ""),
    ("elena", "C05", -33, 26, 5, "I used the five steps at once."),
    ("carmen", "C05", -31, 18, 4, ""),
    ("bruno", "C03", -30, 12, 0, ""),
    ("elena", "C04", -9, 41, 4, "The sum is simple enough to show at the counter."),
)


@transaction.atomic
def tell(scene: Scene) -> None:
    courses = {each.code: _course(scene, each) for each in COURSES}
    _knot(scene, courses)
    _files(scene, courses)
    # In the order of the days: what was seen before another time counts by the clock.
    _study(scene, courses, [each for each in LEARNT if each[2] < EARLIER])
    _earlier_month(scene)
    _study(scene, courses, [each for each in LEARNT if each[2] > EARLIER])
    _new_version(scene, courses["C02"])
    _last_month(scene, courses)
    _begun(scene, courses)


def _study(scene: Scene, courses: dict[str, Any], learnt: Sequence[Learnt]) -> None:
    for who, code, day, minutes, rating, said in learnt:
        _learn(scene, who, courses[code], scene.moment(day), minutes, rating, said)


def _course(scene: Scene, told: Told) -> Any:
    ana, at = scene.viewer("ana"), scene.moment(LAID)
    trainer = person_named(scene.by, scene.person_code(told.trainer)).pk if told.trainer else None
    said = CourseSaid(
        code=told.code,
        title=told.title,
        form=told.form,
        minutes=told.minutes,
        purpose=told.purpose,
        seats=told.seats,
        cost_cents=told.cost_cents,
        posts=told.posts,
        compulsory=told.compulsory,
        refresh_months=told.refresh_months,
        level=told.level,
        helps_with=told.helps_with,
        priority=_priority(scene) if told.code == "C02" else None,
        trainer=trainer,
        competences=told.competences,
        requires=list(courses_for(ana).filter(code__in=told.requires).values_list("pk", flat=True)),
    )
    course = make_course(by=ana, at=at, said=said)
    for title, text in told.materials:
        _add(scene, course, "text", at, title=title, text=text)
    return offer_course(by=ana, at=at, number=course.pk) if told.offered else course


def _priority(scene: Scene) -> int | None:
    return priorities_for(scene.viewer("ana")).order_by("pk").values_list("pk", flat=True).first()


def _add(scene: Scene, course: Any, kind: str, at: datetime, **said: Any) -> None:
    ana = scene.viewer("ana")
    add_material(by=ana, at=at, today=at.date(), course=course.pk, kind=kind, said=MaterialSaid(**said))


def _knot(scene: Scene, courses: dict[str, Any]) -> None:
    """One that nobody needs any more."""
    ana, at = scene.viewer("ana"), scene.moment(LAID)
    old = make_course(by=ana, at=at, said=CourseSaid("C00", "Order forms on paper", "class", 60))
    offer_course(by=ana, at=at, number=old.pk)
    retire_course(by=ana, at=scene.moment(-60), number=old.pk)


def _files(scene: Scene, courses: dict[str, Any]) -> None:
    at = scene.moment(LAID)
    sheet = SimpleUploadedFile("sheet.pdf", pdf_of(SHEET, SHEET_SAYS))
    _add(scene, courses["C06"], "pdf", at, title="Sheet for the bag", file=sheet, minutes=3)
    film = SimpleUploadedFile("film.webm", slide_film(SLIDES, seconds_each=30))
    _add(scene, courses["C03"], "video", at, title="The film", file=film)
    _add(
        scene,
        courses["C08"],
        "link",
        at,
        title="The law on retail licences",
        link="https://www.gov.cn/",
        compulsory=False,
    )


def _learn(scene: Scene, who: str, course: Any, at: datetime, minutes: int, rating: int, said: str) -> None:
    """Every compulsory material, one after another, in front of the page; then completed."""
    by, now = scene.viewer(who), at - timedelta(hours=3)
    study = study_of(by, course_for(by, course.pk), on=at.date())
    if study.done or study.missing:
        return
    items = study.items
    each = max(2, minutes // max(1, len(items)))
    for item in items:
        if item.material.kind == "link":
            finish_link(by=by, at=now, today=at.date(), version=item.version.pk)
        else:
            now = _look(by, now, item.version.pk, each, item.version.seconds or 0)
    done = complete_self_study(by=by, at=now, today=at.date(), number=course.pk)
    if rating:
        give_feedback(by=by, at=now + MINUTE, number=done.course_id, rating=rating, text=said)


def _look(by: Any, begins: datetime, version: int, minutes: int, length: int) -> datetime:
    """In front of it for so many minutes, reported each; a film runs from its beginning."""
    day = begins.date()
    for minute in range(minutes + 1):
        pieces = [(60 * (minute - 1), 60 * minute)] if minute and 60 * (minute - 1) < length else []
        report_seen(
            by=by,
            at=begins + minute * MINUTE,
            today=day,
            version=version,
            seconds=60 if minute else 0,
            pieces=pieces,
        )
    return begins + (minutes + 1) * MINUTE


def _earlier_month(scene: Scene) -> None:
    """What a month of summer had shown weak: proposed, taken or declined, learnt, looked at on the job."""
    at = scene.moment(EARLIER)
    month = str(Month.of(at.date().replace(day=1) - timedelta(days=1)))
    for who, code, points in (("elena", "brand_listing", "62.5"), ("farid", "request_handling", "71.4")):
        by = scene.viewer(who)
        proposed = propose_for(
            company_id=by.company_id,
            person_id=by.person_id or 0,
            cause="indicator",
            code=code,
            said={"month": month, "points": points},
            at=at,
        )
        for proposal in proposed:
            if proposal.course.form == "video":
                why = "Bruno goes through this with me at the outlets already."
                decline_proposal(by=by, at=scene.moment(EARLIER + 1), number=proposal.pk, why=why)
                continue
            take_proposal(by=by, at=scene.moment(EARLIER + 1), number=proposal.pk)
            _after_it_was_taken(scene, who, proposal)


def _after_it_was_taken(scene: Scene, who: str, proposal: Any) -> None:
    said = "It was about just what I had missed."
    _learn(scene, who, proposal.course, scene.moment(EARLIER + 5), 24, 4, said)
    effect = chain_of(scene.by, proposal).effect
    if effect is None:
        return
    if effect.due_on < scene.today:
        check_effect(
            by=scene.viewer("ana"),
            at=scene.moment(-4),
            today=scene.day(-4),
            number=effect.pk,
            applied="fully",
            said="Seen at three outlets: asked first, then stood with the owner before the shelf.",
        )


def _new_version(scene: Scene, course: Any) -> None:
    material = course.materials.get()
    said = MaterialSaid("Five looks at a display", text=SHELF_NEW, what_changed="Price cards of this autumn")
    at = scene.moment(-20)
    change_material(by=scene.viewer("bruno"), at=at, today=at.date(), number=material.pk, said=said)


def _last_month(scene: Scene, courses: dict[str, Any]) -> None:
    """Of the newest closed month: some taken, one declined, some open; and one of the director's own."""
    at = scene.moment(LATELY)
    propose_courses(at=at, closing=closing_for(scene.by, closed_months(scene.by)[0]))
    _settle(scene, "elena", ["take"])
    _settle(scene, "farid", ["take", "decline"])
    ana, diego = scene.viewer("ana"), person_named(scene.by, scene.person_code("diego")).pk
    propose_as_leader(
        by=ana,
        at=scene.moment(-6),
        today=scene.day(-6),
        course=courses["C09"].pk,
        person_id=diego,
        why="You told me that the figures of your district are hard to read: this is how I read them.",
    )


def _settle(scene: Scene, who: str, deeds: Sequence[str]) -> None:
    by, at = scene.viewer(who), scene.moment(-11)
    own = proposals_for(by, on=scene.today).filter(person_id=by.person_id or 0, state="open").order_by("pk")
    for deed, proposal in zip(deeds, list(own), strict=False):
        if deed == "take":
            take_proposal(by=by, at=at, number=proposal.pk)
        else:
            why = "I did this course in the spring, at the college."
            decline_proposal(by=by, at=at, number=proposal.pk, why=why)


def _begun(scene: Scene, courses: dict[str, Any]) -> None:
    """Diego has finished one of two texts, Farid has seen a part of the film."""
    diego, farid = scene.viewer("diego"), scene.viewer("farid")
    first = courses["C01"].materials.earliest("position").versions.get()
    _look(diego, scene.moment(-2) - timedelta(hours=2), first.pk, 9, 0)
    film = courses["C03"].materials.get(kind="video").versions.get()
    _look(farid, scene.moment(-3) - timedelta(hours=2), film.pk, 1, film.seconds or 0)
