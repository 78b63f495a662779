"""Sessions that were held, the next ones with those who must sit them, papers and a correction."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from ronda.demo.services.story import Scene
from ronda.learning.queries import certificates_in_force
from ronda.learning.services.certification.daily import do_certification_day
from ronda.learning.services.certification.entering import (
    enter_person,
    excuse_entry,
    invite_who_must,
    register_entry,
)
from ronda.learning.services.certification.keeping import CertificateSaid, change_certificate
from ronda.learning.services.certification.results import ResultSaid, enter_result
from ronda.learning.services.certification.scans import add_scan
from ronda.learning.services.certification.sessions import SessionSaid, cancel_session, make_session

ISSUER = "State centre for vocational skills"
PLACE = "Examination hall, provincial school"
# Months from the last closed one; who sat which level, with theory and skill. Passed came with the paper
# a month later, which the register holds already.
HELD: tuple[tuple[int, int, tuple[tuple[str, str, str], ...]], ...] = (
    (-51, 3, (("carmen", "74.5", "68"),)),
    (-46, 3, (("elena", "81", "77.5"),)),
    (-41, 2, (("ana", "79", "71"),)),
    (-31, 3, (("diego", "76", "82"),)),
    (-27, 2, (("bruno", "68.5", "73"),)),
    (-21, 3, (("kim", "66", "70.5"), ("farid", "64", "52.5"))),
    (-14, 3, (("farid", "57.5", "66"),)),
    (-1, 2, (("omar", "71", "55"),)),
)


def tell(scene: Scene) -> None:
    for months, level, sat in HELD:
        _held(scene, months, level, sat)
    _next(scene)
    _later(scene)
    _papers(scene)
    do_certification_day(scene.by, scene.now, scene.today)


def _held(scene: Scene, months: int, level: int, sat: tuple[tuple[str, str, str], ...]) -> None:
    """Written down when Ronda was new here: a session's own day is what it went by."""
    ana, at = scene.viewer("ana"), scene.moment(-12)
    day = _day(scene, months)
    session = make_session(by=ana, at=at, today=day, said=SessionSaid(level, day, day, PLACE))
    entries = [
        enter_person(by=ana, at=at, today=day, number=session.pk, person=scene.person_code(who))
        for who, _theory, _skill in sat
    ]
    for entry, (_who, theory, skill) in zip(entries, sat, strict=True):
        said = ResultSaid(Decimal(theory), Decimal(skill), issuer=ISSUER)
        enter_result(by=ana, at=at, today=day, number=entry.pk, said=said)


def _next(scene: Scene) -> None:
    """Farid has registered, Irina is asked; Omar sits marketer once more of his own wish."""
    ana, at = scene.viewer("ana"), scene.moment(-6)
    day, until = scene.day(28), scene.day(14)
    senior = make_session(by=ana, at=at, today=scene.day(-6), said=SessionSaid(3, day, until, PLACE))
    invite_who_must(by=ana, at=at, today=scene.day(-6), number=senior.pk)
    farid = senior.entries.get(person__code=scene.person_code("farid"))
    register_entry(by=scene.viewer("farid"), at=scene.moment(-3), today=scene.day(-3), number=farid.pk)
    marketer = make_session(
        by=ana, at=at, today=scene.day(-6), said=SessionSaid(2, scene.day(29), until, PLACE)
    )
    enter_person(
        by=scene.viewer("omar"),
        at=scene.moment(-4),
        today=scene.day(-4),
        number=marketer.pk,
        person=scene.person_code("omar"),
    )


def _later(scene: Scene) -> None:
    """Another chance in half a year and in a year; one that was cancelled; somebody excused."""
    ana, at = scene.viewer("ana"), scene.moment(-5)
    for months in (7, 14):
        said = SessionSaid(3, _day(scene, months), _day(scene, months - 1), PLACE)
        make_session(by=ana, at=at, today=scene.day(-5), said=said)
    said = SessionSaid(3, scene.day(40), scene.day(30), PLACE)
    off = make_session(by=ana, at=at, today=scene.day(-5), said=said)
    invite_who_must(by=ana, at=at, today=scene.day(-5), number=off.pk)
    irina = off.entries.get(person__code=scene.person_code("irina"))
    why = "She has booked leave on that day."
    excuse_entry(by=ana, at=at, today=scene.day(-5), number=irina.pk, why=why)
    why = "The centre for skills has no examiner for that day."
    cancel_session(by=ana, at=scene.moment(-2), today=scene.day(-2), number=off.pk, why=why)


def _papers(scene: Scene) -> None:
    """Diego's paper is scanned; the day on Lucia's was misread at first."""
    certificates = certificates_in_force(scene.by).select_related("person")
    diego = certificates.get(person__code=scene.person_code("diego"), level=3)
    add_scan(
        by=scene.viewer("diego"),
        at=scene.now,
        today=scene.today,
        number=diego.number,
        name="certificate.png",
        content=_scan(f"{diego.person.name} - {diego.certificate_no}"),
    )
    lucia = certificates.get(person__code=scene.person_code("lucia"), level=3)
    said = CertificateSaid(3, lucia.issued.replace(day=10), None, lucia.certificate_no, ISSUER)
    change_certificate(
        by=scene.viewer("ana"),
        at=scene.now,
        today=scene.today,
        number=lucia.number,
        said=said,
        why="The day was misread from the paper.",
    )


def _day(scene: Scene, months: int) -> date:
    """The 15th of a month, counted from the last closed one."""
    return scene.month.plus(months - 1).start.replace(day=15)


def _scan(words: str) -> bytes:
    """A sheet of paper with a frame and the words on it."""
    sheet = Image.new("RGB", (640, 452), "#f7f3e8")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((18, 18, 622, 434), outline="#7a5c2e", width=4)
    draw.text((64, 120), "VOCATIONAL CERTIFICATE", fill="#3b2f1e")
    draw.text((64, 200), words, fill="#3b2f1e")
    draw.text((64, 240), ISSUER, fill="#3b2f1e")
    kept = BytesIO()
    sheet.save(kept, "PNG")
    return kept.getvalue()
