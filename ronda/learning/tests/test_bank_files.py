"""Questions between the bank and files: GIFT, Moodle XML, tables; what is lost is said by question."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from ronda.learning.rules.banks import (
    COLUMNS,
    BankQuestion,
    not_in_gift,
    table_of,
    taken_from_gift,
    taken_from_moodle,
    taken_from_table,
    written_as_gift,
    written_as_moodle,
)
from ronda.learning.rules.exams import Asked

OPTIONS = [["o1", "<b>shelf</b> = eye"], ["o2", "floor {x}"], ["o3", "till: 50%"]]
ALL_KINDS = [
    Asked("single", "<p>Where?</p>", {"options": OPTIONS}, {"right": "o2"}),
    Asked("multiple", "<p>Which ~ones?</p>", {"options": OPTIONS}, {"right": ["o1", "o3"]}),
    Asked("true_false", "Is it so?", {}, {"right": False}),
    Asked("numeric", "How many?", {"unit": "m"}, {"value": "12.5", "tolerance": "0.1"}),
    Asked(
        "matching",
        "What with what?",
        {"left": [["a1", "A"], ["a2", "B"]], "right": [["b1", "spare"], ["b2", "x"], ["b3", "y"]]},
        {"pairs": {"a1": "b3", "a2": "b2"}},
    ),
    Asked(
        "ordering", "In which order?", {"items": [["i1", "first"], ["i2", "then"]]}, {"order": ["i2", "i1"]}
    ),
    Asked("short", "Say it", {}, {"accepted": [["stock", "100"], ["a shelf", "50"]]}),
    Asked("essay", "Why?", {}, {"rubric": [["r1", "the cause & more", "6"], ["r2", "a way out", "4"]]}),
]


def bank(kinds: Iterable[Asked] = ALL_KINDS) -> list[BankQuestion]:
    return [
        BankQuestion(
            n,
            asked,
            name=f"Question {n}",
            explanation="<p>Because: it = so</p>",
            tags=("display", "shelf"),
            competence="advice",
            level=4,
            difficulty=3,
            source_key=f"q-{n}",
        )
        for n, asked in enumerate(kinds, start=1)
    ]


def placed(questions: Iterable[BankQuestion]) -> list[BankQuestion]:
    return [replace(each, place=0) for each in questions]


def test_what_the_bank_writes_as_gift_reads_back_as_the_same_questions() -> None:
    kinds = [each for each in ALL_KINDS if each.kind not in {"ordering", "essay"}]
    kinds[3] = Asked("numeric", "How many?", {"unit": ""}, {"value": "12.5", "tolerance": "0.1"})
    found = taken_from_gift(written_as_gift(bank(kinds)))
    assert found.faults == ()
    assert placed(found.questions) == placed(bank(kinds))


def test_what_gift_cannot_say_is_named_by_question() -> None:
    lost = {each.asked.kind: not_in_gift(each) for each in bank()}
    assert {kind: said for kind, said in lost.items() if said} == {
        "numeric": ("the unit",),
        "ordering": ("GIFT has no questions of this kind",),
        "essay": ("the rubric",),
    }
    assert "In which order?" not in written_as_gift(bank())


def test_what_the_bank_writes_as_moodle_xml_reads_back_as_the_same_questions() -> None:
    found = taken_from_moodle(written_as_moodle(bank()))
    assert found.faults == ()
    assert placed(found.questions) == placed(bank())


def test_an_image_goes_with_its_question_through_moodle_xml() -> None:
    (question,) = bank(ALL_KINDS[:1])
    question = replace(question, image=b"\x89PNG-picture", image_text='A shelf, "seen" & lit')
    (found,) = taken_from_moodle(written_as_moodle([question])).questions
    assert placed([found]) == placed([question])


def test_what_the_bank_writes_as_a_table_reads_back_as_the_same_questions() -> None:
    rows = [list(COLUMNS), *([str(cell) for cell in row] for row in table_of(bank()))]
    found = taken_from_table(rows, {name: name for name in COLUMNS}, {})
    assert found.faults == ()
    assert placed(found.questions) == placed(bank())


def test_every_conformance_file_goes_through_the_bank_and_back(shared_data: Path) -> None:
    for file in sorted((shared_data / "question_banks").glob("*.gift")):
        first = taken_from_gift(file.read_text(encoding="utf-8")).questions
        again = taken_from_gift(written_as_gift(first))
        assert (file.name, again.faults) == (file.name, ())
        kept = [(each.asked, each.name, each.tags, each.source_key) for each in first]
        back = [(each.asked, each.name, each.tags, each.source_key) for each in again.questions]
        assert [(asked.kind, asked.shown, asked.key) for asked, *_rest in back] == [
            (asked.kind, asked.shown, asked.key) for asked, *_rest in kept
        ]
        assert [rest for _asked, *rest in back] == [rest for _asked, *rest in kept]


def test_a_gift_file_with_errors_says_line_and_reason_and_offers_the_rest() -> None:
    text = """::One::Good?{=yes ~no}

::Two::Broken?{=yes ~no

::Three::Two of one?{=a =b ~c}

A text that asks nothing.

::Five::Weighed?{~%70%a ~%30%b ~c}

::Six::How many?{#=3:0 =%50%4:0}"""
    found = taken_from_gift(text)
    assert [(each.name, each.left_out) for each in found.questions] == [
        ("One", ()),
        ("Five", ("weights of the answers: each right one counts the same, a wrong one takes as much away",)),
        ("Six", ("part of the points for an answer that is not right",)),
    ]
    assert [(each.place, each.what) for each in found.faults] == [
        (3, "1 opening and 0 closing braces, where one pair holds the answers"),
        (5, "2 answers that are wholly right, where one is to be chosen"),
        (7, "a text that asks nothing"),
    ]


MOODLE = """<quiz>
<question type="category"><category><text>top</text></category></question>
<question type="cloze"><name><text>c</text></name><questiontext><text>x</text></questiontext></question>
<question type="truefalse"><name><text>t</text></name>
<questiontext format="html"><text>So?</text></questiontext>
<answer fraction="100"><text>true</text><feedback><text>Yes!</text></feedback></answer>
<answer fraction="0"><text>false</text></answer></question>
"""


def test_kinds_that_the_bank_has_not_are_named_and_the_rest_is_offered() -> None:
    found = taken_from_moodle(f"{MOODLE}</quiz>".encode())
    assert [(each.place, each.what) for each in found.faults] == [
        (1, "the bank has no questions of the kind cloze")
    ]
    (question,) = found.questions
    assert question.asked == Asked("true_false", "So?", {}, {"right": True})
    assert question.left_out == ("what is said to each answer",)


def test_where_the_xml_breaks_off_the_questions_before_are_offered() -> None:
    found = taken_from_moodle(MOODLE.encode())
    assert len(found.questions) == 1
    assert found.faults[-1].what.startswith("the XML breaks off at line ")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE quiz SYSTEM "http://example.com/quiz.dtd">',
    ],
)
def test_a_billion_laughs_and_files_from_elsewhere_are_refused(head: str) -> None:
    found = taken_from_moodle(f"{head}{MOODLE}</quiz>".encode())
    assert found.questions == ()
    assert [each.what for each in found.faults] == [
        "the file declares a document type or entities, which are not read"
    ]


def test_a_table_says_row_and_column_of_each_fault() -> None:
    rows = [
        ["Kind", "Question", "Answers", "Difficulty", "Level"],
        ["one of many", "Where?", "*a\nb", "2", ""],
        ["", "", "", "", ""],
        ["single", "Where?", "*a\nb", "easy", "9"],
        ["single", "Where?", "*a\nb", "very", "4.0"],
        ["single", "Where?", "*a\nb", "1.0", "4.0"],
    ]
    heads = {name: name for name in COLUMNS}
    found = taken_from_table(rows, heads, {"easy": "1"})
    assert [(each.place, each.column) for each in found.faults] == [
        (2, "kind"),
        (4, "level"),
        (5, "difficulty"),
    ]
    assert [(each.place, each.difficulty, each.level) for each in found.questions] == [(6, 1, 4)]


def test_a_table_without_its_columns_is_told_so() -> None:
    found = taken_from_table([["Question"]], {"question": "question"}, {})
    assert [(each.place, each.column) for each in found.faults] == [(1, "kind"), (1, "answers")]
