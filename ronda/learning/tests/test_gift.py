"""GIFT files are read as their conformance files say, and written so that they read back."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.learning.rules.banks import Choice, GiftQuestion, Number, Pair, Text, read_gift, write_gift

KINDS = {
    "MC": "choice",
    "TF": "true_false",
    "Short": "short",
    "Numerical": "numeric",
    "Matching": "matching",
    "Essay": "essay",
    "Description": "description",
}


def told(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"format": text.format, "text": text.text}


def shown(question: GiftQuestion) -> dict[str, Any]:
    """A question in the words of the conformance files."""
    common = {
        "kind": question.kind,
        "title": question.title or None,
        "stem": told(question.stem),
        "id": question.id or None,
        "tags": list(question.tags) or None,
        "blank": question.blank,
        "feedback": told(question.feedback),
    }
    if question.kind == "true_false":
        said = (question.is_true, told(question.if_true), told(question.if_false))
        return common | {"answers": said}
    if question.kind == "matching":
        return common | {"answers": [(told(each.question), each.answer) for each in question.pairs]}
    return common | {"answers": [shown_choice(each) for each in question.choices]}


def shown_choice(choice: Choice) -> tuple[Any, ...]:
    weight = None if choice.weight is None else float(choice.weight)
    if isinstance(choice.text, Number):
        return (float(choice.text.low), float(choice.text.high)), weight, told(choice.feedback)
    return choice.right, told(choice.text), weight, told(choice.feedback)


def expected(row: dict[str, Any]) -> dict[str, Any]:
    common = {
        "kind": KINDS[row["type"]],
        "title": row["title"],
        "stem": row["stem"],
        "id": row["id"],
        "tags": row["tags"],
        "blank": row["hasEmbeddedAnswers"],
        "feedback": row.get("globalFeedback"),
    }
    if row["type"] == "TF":
        return common | {"answers": (row["isTrue"], row["trueFeedback"], row["falseFeedback"])}
    if row["type"] == "Matching":
        return common | {"answers": [(each["subquestion"], each["subanswer"]) for each in row["matchPairs"]]}
    choices = row.get("choices", [])
    if isinstance(choices, dict):
        choices = [{"isCorrect": True, "weight": None, "text": choices, "feedback": None}]
    return common | {"answers": [expected_choice(each) for each in choices]}


def expected_choice(row: dict[str, Any]) -> tuple[Any, ...]:
    text, weight = row["text"], row["weight"]
    if "type" not in text:
        return row["isCorrect"], text, weight, row["feedback"]
    if text["type"] == "high-low":
        return (text["numberLow"], text["numberHigh"]), weight, row["feedback"]
    middle, reach = (Decimal(str(text.get(each, 0))) for each in ("number", "range"))
    return (float(middle - reach), float(middle + reach)), weight, row["feedback"]


def test_every_conformance_file_is_read_as_it_says(shared_data: Path) -> None:
    files = sorted((shared_data / "question_banks").glob("*.gift"))

    for file in files:
        found = read_gift(file.read_text(encoding="utf-8"))
        rows = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        wanted = [expected(row) for row in rows if row["type"] != "Category"]
        assert (file.name, found.faults) == (file.name, ())
        assert (file.name, [shown(each) for each in found.questions]) == (file.name, wanted)

    assert len(files) > 20


def test_every_conformance_file_reads_back_as_it_was_written(shared_data: Path) -> None:
    for file in sorted((shared_data / "question_banks").glob("*.gift")):
        first = read_gift(file.read_text(encoding="utf-8")).questions
        again = read_gift(write_gift(first)).questions

        assert (file.name, [shown(each) for each in again]) == (file.name, [shown(each) for each in first])
        assert [each.category for each in again] == [each.category for each in first]


words = st.text(alphabet="ab 1~=#{}:\\.%é中", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)
plain = words.filter(lambda text: not text.startswith(("//", "$CATEGORY", "::")))
choice_questions = st.builds(
    GiftQuestion,
    line=st.just(1),
    kind=st.just("choice"),
    stem=plain.map(Text),
    title=words,
    choices=st.lists(st.builds(Choice, words.map(Text), st.just(False)), min_size=1, max_size=3).map(
        lambda wrong: (Choice(Text("right"), True), *wrong)
    ),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(choice_questions, max_size=3))
def test_whatever_letters_a_question_has_it_reads_back(questions: list[GiftQuestion]) -> None:
    found = read_gift(write_gift(questions))

    assert found.faults == ()
    assert [shown(each) for each in found.questions] == [shown(each) for each in questions]


def test_what_cannot_be_read_is_named_by_line_and_the_rest_is_offered() -> None:
    text = """// a bank
One?{=yes ~no}

Two?{=yes ~no

Three?{~no ~never}

Four?{#about five}

Five?{yes, no}

Six?{=%150%yes}

Seven?{=one -> two}

Eight?{=yes}"""

    found = read_gift(text)

    assert [each.stem.text for each in found.questions] == ["One?", "Eight?"]
    assert [(each.line, each.what) for each in found.faults] == [
        (4, "1 opening and 0 closing braces, where one pair holds the answers"),
        (6, "no answer that is right"),
        (8, "'about five' is not a number"),
        (10, "'yes, no' has neither = nor ~ before it"),
        (12, "a weight of 150 %"),
        (14, "one pair, where a matching question has two at least"),
    ]
    assert all(each.remedy for each in found.faults)


@pytest.mark.parametrize("text", ["", "\n\n", "// only a comment", "$CATEGORY: nothing in it"])
def test_a_file_without_questions_has_none(text: str) -> None:
    assert read_gift(text) == read_gift("")


def test_a_category_holds_until_the_next() -> None:
    found = read_gift("$CATEGORY: Display\n\nOne?{T}\n\nTwo?{F}\n\n$CATEGORY: Advice\n\nThree?{T}")

    assert [each.category for each in found.questions] == ["Display", "Display", "Advice"]


def test_a_pair_without_question_only_adds_a_wrong_answer() -> None:
    (found,) = read_gift("Match?{\n= a -> 1\n= b -> 2\n= -> 3\n}").questions

    assert found.pairs == (Pair(Text("a"), "1"), Pair(Text("b"), "2"), Pair(Text(""), "3"))
