"""Every problem of an import has a sentence in three languages, and every template is read back."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import ronda.intake
from ronda.intake.rules.header import normalised
from ronda.intake.services import KINDS
from ronda.intake.services.words import example_of, kinds
from ronda.intake.wording import KIND_NAMES, field_name, told
from ronda.intake.wording.telling import REMEDIES, WHATS
from ronda.kernel.problem import Problem

HERE = Path(ronda.intake.__file__).parent
TELLING = {"Fault", "Problem", "strange", "UnreadableError", "problem"}
# Only the command line can bring these about: a page offers no kind, path or number that is not there.
ENGLISH_ONLY = (
    "there is no such file", "this is not a file", "is it '", "is not one of yours", "strange", "label",
    "error:", "7 of product",
)  # fmt: skip


def sentences() -> Iterator[str]:
    """Each sentence of rules and services with something in its blanks."""
    for path in [*HERE.glob("rules/*.py"), *HERE.glob("services/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in TELLING:
                place = 0 if _name(node.func) in ("Fault", "UnreadableError") else 1
                for argument in node.args[place:]:
                    for part in (
                        (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
                    ):
                        if (text := _text(part)) and " " in text:
                            yield text


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "outlet" if "noun" in ast.dump(part) else "7"
        for part in node.values
    )


def test_every_sentence_of_a_problem_can_be_translated() -> None:
    untold = [
        text
        for text in sorted(set(sentences()))
        if not text.startswith(ENGLISH_ONLY) and not WHATS.find(text) and not REMEDIES.find(text)
    ]

    assert untold == []


@pytest.mark.parametrize("language", ["es", "zh-hans"])
def test_no_sentence_of_a_problem_stays_english(language: str) -> None:
    from ronda.intake.wording import cells, files, oddities, places, records

    texts = [
        *cells.CELLS, *cells.CELL_REMEDIES, *files.FILES, *files.FILE_REMEDIES, *files.ON_SCREEN.values(),
        *oddities.ODDITIES, *oddities.ODDITY_REMEDIES, *records.RECORDS, *records.RECORD_REMEDIES,
        *places.PLACES,
    ]  # fmt: skip
    with override(language):
        from django.utils.translation import gettext

        assert [text for text in texts if gettext(text) == text] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "row 14, column Date: '31/02/2026' is not a day; write it as 2026-02-28"),
        ("es", "fila 14, columna Date: «31/02/2026» no es un día; escríbalo como 2026-02-28"),
        ("zh-hans", "第 14 行，“Date”列：“31/02/2026”不是日期；请写成 2026-02-28"),  # noqa: RUF001
    ],
)
def test_a_problem_is_told_in_the_readers_language_with_its_row_and_value(
    language: str, sentence: str
) -> None:
    problem = Problem("row 14, column Date", "'31/02/2026' is not a day", "write it as 2026-02-28")

    with override(language):
        found = told(problem)
        assert str(found) == sentence

    assert (found.row, found.column, found.value) == (14, "Date", "31/02/2026")


def test_what_the_command_line_asks_for_with_an_option_a_page_asks_for_with_a_field() -> None:
    problem = Problem("row 3, column centre", "names no centre", "add a column, or say --centre CODE")

    with override("en"):
        assert told(problem).remedy == "add a column, or choose a centre for rows that name none"
    assert str(problem).endswith("say --centre CODE")


def test_a_stored_report_of_before_the_screens_is_still_told() -> None:
    with override("en"):
        assert str(told("row 3: has no name")) == "row 3: has no name"


def test_every_kind_has_a_name_and_an_example() -> None:
    assert [kind for kind in KINDS if kind not in KIND_NAMES or not example_of(kind)] == []


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_the_heads_of_every_template_are_understood_when_the_file_comes_back(language: str) -> None:
    with override(language):
        unknown = [
            (kind.name, field.name)
            for kind in kinds().values()
            for field in kind.fields.values()
            if normalised(field_name(field.name)) not in field.names
        ]

    assert unknown == []


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_a_template_comes_back_as_its_own_kind_with_a_readable_example(
    yusuf: Client, language: str, ending: str
) -> None:
    from ronda.intake.models import Upload
    from ronda.intake.tests.test_pages import send

    yusuf.cookies["django_language"] = language
    for kind in KINDS:
        template = yusuf.get(reverse("intake_template", args=[kind, ending]))
        send(yusuf, template.content, f"{kind}.{ending}")
        upload = Upload.objects.latest("pk")
        page = yusuf.get(reverse("intake_mapping", args=[upload.ticket]))
        assert upload.kind == kind
        assert page.context["reading"].missing == ()
        assert len(page.context["reading"].rows) == 1
