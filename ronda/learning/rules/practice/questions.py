"""What a sheet of an observed visit asks, and whether its answers fit."""

from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 1000
Fault = tuple[str, str, str]


def answer_faults(
    questions: Mapping[str, str], grade_most: int, answers: Mapping[str, Any]
) -> Iterator[Fault]:
    """`questions` are kinds of answer by code: a grade from 1, words, or yes or no."""
    for code in answers:
        if code not in questions:
            yield code, "is no question of this sheet", "answer what is asked"
    for code, kind in questions.items():
        answer = answers.get(code)
        if answer is None or answer == "":
            yield code, "has no answer", "answer every question"
        elif not _fits(kind, grade_most, answer):
            yield code, "is no answer to this question", "choose one of those offered, or write less"


def _fits(kind: str, grade_most: int, answer: Any) -> bool:
    if kind == "grade":
        return type(answer) is int and 1 <= answer <= grade_most
    if kind == "yes_no":
        return answer in ("yes", "no")
    return isinstance(answer, str) and bool(answer.strip()) and len(answer) <= LONGEST
