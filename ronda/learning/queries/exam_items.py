"""What the answers of an exam say about its questions: difficulty, discrimination, options, reliability."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from ronda.learning.models import AttemptQuestion, Exam, Question
from ronda.learning.queries.setters import exam_rules, refuse_unless_setter
from ronda.learning.rules.exams import codes_of
from ronda.learning.rules.items.answers import Answered
from ronda.learning.rules.items.classical import ItemFigures, Reliability, item_figures, reliability
from ronda.learning.rules.items.rasch import ItemPlace, rasch_figures
from ronda.people.rules import Viewer
from ronda.policy import ExamRules

# Figures of a question move no more with still older attempts.
MOST_ATTEMPTS = 2000


@dataclass(frozen=True)
class ItemLine:
    """`weak`: discriminates less than the policy asks; `place`: its Rasch estimate, with enough answers."""

    question: int
    stem: str
    figures: ItemFigures
    options: list[tuple[str, int, int]]
    weak: bool
    place: ItemPlace | None

    @property
    def share(self) -> int:
        return round(self.figures.facility * 100)


@dataclass(frozen=True)
class ExamItems:
    lines: tuple[ItemLine, ...]
    reliability: Reliability | None
    least_answers: int

    @property
    def has_places(self) -> bool:
        return any(each.place for each in self.lines)


def items_of(exam: Exam, *, on: date) -> ExamItems:
    """Of the first attempts, question by question whatever its version; the exam was read by its setter."""
    rows = _rows(AttemptQuestion.objects.filter(attempt__exam=exam))
    rules = exam_rules(on)
    return ExamItems(tuple(_lines(rows, rules)), reliability(map(_answered, rows)), rules.rasch_least_answers)


def figures_of_question(viewer: Viewer, question: Question, *, on: date) -> ExamItems:
    """Of every closed exam that asked it, beside the rest of those papers; for setters."""
    refuse_unless_setter(viewer)
    done = AttemptQuestion.objects.filter(
        attempt__exam__company_id=viewer.company_id,
        attempt__exam__state__in=(Exam.State.CLOSED, Exam.State.PUBLISHED),
    )
    asked = done.filter(version__question=question, attempt__number=1).order_by("-attempt_id")
    newest = list(asked.values_list("attempt_id", flat=True)[:MOST_ATTEMPTS])
    rules = exam_rules(on)
    lines = _lines(_rows(done.filter(attempt_id__in=newest)), rules)
    own = tuple(each for each in lines if each.question == question.pk)
    return ExamItems(own, None, rules.rasch_least_answers)


def _rows(asked: QuerySet[AttemptQuestion]) -> list[AttemptQuestion]:
    first = asked.filter(attempt__number=1, points__isnull=False)
    return list(first.select_related("version__question").prefetch_related("answers"))


def _lines(rows: list[AttemptQuestion], rules: ExamRules) -> list[ItemLine]:
    answers = [_answered(row) for row in rows]
    versions = {str(row.version.question_id): row.version for row in rows}
    options = {item: codes_of(version.shown.get("options")) for item, version in versions.items()}
    rasch = rasch_figures(answers, least_answers=rules.rasch_least_answers)
    places = {each.item: each for each in rasch.items} if rasch else {}
    return [
        ItemLine(
            int(each.item),
            versions[each.item].stem,
            each,
            _options(each, versions[each.item].shown),
            each.discrimination is not None and each.discrimination < float(rules.discrimination_least),
            places.get(each.item),
        )
        for each in item_figures(answers, options)
    ]


def _answered(row: AttemptQuestion) -> Answered:
    held = [each for each in row.answers.all() if not each.late or each.counted_by_id]
    said: Any = max(held, key=lambda each: each.sequence).said if held else None
    listed = said if isinstance(said, list) else [said] if isinstance(said, str) else []
    share = Fraction(row.points or 0) / Fraction(row.most)
    return Answered(str(row.attempt_id), str(row.version.question_id), share, frozenset(listed))


def _options(figures: ItemFigures, shown: dict[str, Any]) -> list[tuple[str, int, int]]:
    if not any(each.lower or each.upper for each in figures.options):
        return []
    texts = dict(shown.get("options", ()))
    return [
        (texts.get(each.option, each.option), round(each.lower * 100), round(each.upper * 100))
        for each in figures.options
    ]
