"""A bank of twelve questions, an exam about it, and those who set and sit it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ronda.learning.models import Attempt, Exam
from ronda.learning.services.bank import QuestionSaid, add_question
from ronda.learning.services.blueprints import keep_blueprint
from ronda.learning.services.exams import ExamSaid, invite, make_exam, open_exam
from ronda.learning.services.sitting import begin_attempt
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County
from ronda.people.tests.built_once import built_once
from ronda.work.tests.builders import Town, a_town

OPENS = datetime(2022, 10, 17, 9, tzinfo=UTC)
DAY = date(2022, 10, 17)
SEED = "a" * 64
SECRET = "SECRET-KEY"
OPTIONS = [["a", "At eye level"], ["b", "On the floor"], ["c", "Behind the till"]]
SHORT = QuestionSaid("short", "What is an empty place?", {}, {"accepted": [[f"{SECRET}-short", "100"]]})
ESSAY = QuestionSaid(
    "essay",
    "Why does a display fail?",
    {},
    {"rubric": [["r1", f"{SECRET}-names the cause", "6"], ["r2", "says what to do", "4"]]},
)


@dataclass(frozen=True)
class ExamWorld:
    town: Town
    ana: Viewer
    second: Viewer
    third: Viewer
    diego: Viewer
    exam: Exam

    def begin(self, at: datetime = OPENS) -> Attempt:
        return begin_attempt(by=self.diego, at=at, today=DAY, exam=self.exam.pk, seed=SEED)


def single(number: int) -> QuestionSaid:
    return QuestionSaid(
        "single",
        f"<p>Where does card {number} stand?</p>",
        {"options": OPTIONS},
        {"right": "a"},
        explanation=f"{SECRET}-because",
        difficulty=1,
    )


@built_once
def an_exam(*, essay: bool = False, attempts: int = 1) -> ExamWorld:
    """A theory of four single answers and a short one, 60 minutes; with an essay as a second part."""
    town = a_town()
    county = town.county
    ana = county.viewer_of("ana")
    others = [
        Viewer(ana.company_id, county.people[name].pk, frozenset({"administrator"}), frozenset())
        for name in ("bruno", "carmen")
    ]
    exam = an_exam_of(county, essay=essay, attempts=attempts)
    return ExamWorld(town, ana, others[0], others[1], county.viewer_of("diego"), exam)


def an_exam_of(county: County, *, essay: bool = False, attempts: int = 1) -> Exam:
    """Open, with Diego as its candidate."""
    ana = county.viewer_of("ana")
    for said in [*(single(number) for number in range(10)), SHORT, ESSAY]:
        add_question(by=ana, at=OPENS, today=DAY, said=said, in_use=True)
    rows = [{"competence": None, "difficulty": 1, "number": 4, "points": "1"}]
    parts = [{"code": "theory", "title": "Theory", "pass_mark": "60", "rows": rows}]
    if essay:
        wanted = [{"competence": None, "difficulty": 2, "number": 2, "points": "10"}]
        parts.append({"code": "skill", "title": "Skill", "pass_mark": "60", "rows": wanted})
    blueprint = keep_blueprint(by=ana, at=OPENS, title="Display", parts=parts)
    display = ExamSaid("Display", blueprint.pk, OPENS, OPENS + timedelta(hours=8), 60, attempts=attempts)
    exam = make_exam(by=ana, at=OPENS, said=display)
    invite(by=ana, at=OPENS, today=DAY, number=exam.pk, people=[county.diego.code])
    return open_exam(by=ana, at=OPENS, number=exam.pk)
