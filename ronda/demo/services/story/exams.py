"""A bank of questions about the trade, an exam with results, one that is open, and a mock exam under way."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from ronda.demo.services.story import Scene
from ronda.demo.services.story.exam_questions import ESSAYS, QUESTIONS
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.exams import paper_of
from ronda.learning.services.bank import add_question
from ronda.learning.services.blueprints import keep_blueprint
from ronda.learning.services.exams import (
    ExamSaid,
    close_exam,
    invite,
    make_exam,
    open_exam,
    publish_exam,
)
from ronda.learning.services.sitting import begin_attempt, hand_in, save_answer
from ronda.people.rules import Viewer

HOUR = timedelta(hours=1)
AT_ONES_PACE = 14 * 24 * 60
# What a tag of a question shows of a person.
SHOWS = {
    "visit": "visit_work",
    "display": "display",
    "stock": "order_advice",
    "service": "request_handling",
    "integrity": "fair_dealing",
    "advice": "order_advice",
    "margin": "data_use",
    "coverage": "data_use",
}
# By part: code, title, rows of competence, difficulty, number, points; a competence not there: any.
PARTS = (
    ("theory", "Theory", (("fair_dealing", 1, 1, "1"), ("", 1, 4, "1"), ("", 2, 4, "2"))),
    ("practice", "Practice", (("", 3, 3, "3"),)),
)


def _parts(ana: Viewer) -> list[dict[str, Any]]:
    numbers = dict(competences_of(ana).values_list("code", "pk"))
    return [
        {
            "code": code,
            "title": title,
            "pass_mark": "60",
            "rows": [
                {
                    "competence": numbers.get(shows),
                    "difficulty": difficulty,
                    "number": number,
                    "points": points,
                }
                for shows, difficulty, number, points in rows
            ],
        }
        for code, title, rows in PARTS
    ]


def tell(scene: Scene) -> None:
    ana, began = scene.viewer("ana"), scene.moment(-15)
    codes = set(competences_of(ana).values_list("code", flat=True))
    for said in [*QUESTIONS, *ESSAYS]:
        shows = next((SHOWS[tag] for tag in said.tags if SHOWS.get(tag) in codes), "")
        told = replace(said, competence=shows)
        add_question(by=ana, at=began, today=began.date(), said=told, in_use=said.kind != "essay")
    blueprint = keep_blueprint(by=ana, at=began, title="Serving the retailer", parts=_parts(ana)).pk
    _published(scene, blueprint)
    now = scene.now
    autumn = ExamSaid("Serving the retailer, autumn", blueprint, now - HOUR, now + timedelta(days=10), 45)
    _opened(scene, autumn, "diego")
    pace = ExamSaid(
        "Mock exam at one's own pace",
        blueprint,
        now - HOUR,
        now + timedelta(days=14),
        AT_ONES_PACE,
        kind="mock",
        attempts=3,
    )
    _sit(scene, _opened(scene, pace, "diego", "elena"), "diego", now, answered=4, done=False)


def _published(scene: Scene, blueprint: int) -> None:
    ana, opens = scene.viewer("ana"), scene.moment(-10)
    said = ExamSaid("Serving the retailer, summer", blueprint, opens, opens + 8 * HOUR, 45)
    number = _opened(scene, said, "diego", "elena", "farid")
    for who, answered in (("diego", 12), ("elena", 12), ("farid", 5)):
        _sit(scene, number, who, opens + HOUR, answered=answered)
    after = opens + 9 * HOUR
    close_exam(by=ana, at=after, today=after.date(), number=number)
    publish_exam(by=ana, at=after, today=after.date(), number=number)


def _opened(scene: Scene, said: ExamSaid, *people: str) -> int:
    ana, at = scene.viewer("ana"), said.opens_at
    exam = make_exam(by=ana, at=at, said=said)
    codes = [scene.person_code(who) for who in people]
    invite(by=ana, at=at, today=scene.today, number=exam.pk, people=codes)
    open_exam(by=ana, at=at, number=exam.pk)
    return exam.pk


def _sit(scene: Scene, exam: int, who: str, at: Any, *, answered: int, done: bool = True) -> None:
    """Nine of ten answers are right; which, is a matter of the digest."""
    by, day = scene.viewer(who), at.date()
    seed = sha256(f"ronda demo {who} {exam}".encode()).hexdigest()
    attempt = begin_attempt(by=by, at=at, today=day, exam=exam, seed=seed)
    known = {each.stem: each for each in QUESTIONS}
    for asked in paper_of(attempt)[:answered]:
        question = known[asked.version.stem]
        right = sha256(f"{seed}{asked.position}".encode()).digest()[0] % 10
        said = _right(question.key) if right else _wrong(question.shown)
        save_answer(
            by=by,
            at=at + timedelta(minutes=asked.position),
            today=day,
            attempt=attempt.pk,
            position=asked.position,
            sequence=1,
            said=said,
        )
    if done:
        hand_in(by=by, at=at + timedelta(minutes=30), today=day, number=attempt.pk)


def _right(key: Any) -> Any:
    for name in ("right", "pairs", "order", "value"):
        if name in key:
            return key[name]
    return key["accepted"][0][0]


def _wrong(shown: Any) -> Any:
    return shown["options"][-1][0] if "options" in shown else "I do not know"
