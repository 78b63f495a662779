"""The working method in the company's words, and the process library."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.work.models import Problem, Process, Task
from ronda.work.queries import method_places
from ronda.work.queries.method import method_picture, work_of_place
from ronda.work.queries.processes import process_page, processes_for
from ronda.work.rules.method_labels import method_codes
from ronda.work.rules.review_day import review_after
from ronda.work.rules.text_difference import LinePair, side_by_side
from ronda.work.services.method import set_method
from ronda.work.services.processes import (
    ProcessRow,
    adopt_version,
    begin_process,
    change_process,
    end_process,
    review_process,
    write_version,
)
from ronda.work.services.tasks import record_tasks
from ronda.work.tests.builders import Town, a_task, a_town
from ronda.work.views.processes.paragraphs import paragraphs

AT = datetime(2022, 10, 3, 8, tzinfo=UTC)
TODAY = date(2022, 10, 3)
NOVEMBER = date(2022, 11, 1)
WORDS = ("Stay close", "Shop", "Brand", "Market", "Look", "Plan", "Do", "Check", "Learn")
ROW = ProcessRow("Upkeep of modern outlets", "modern_outlets", "E04", date(2023, 4, 3))


@pytest.fixture
def town(db: None) -> Town:
    return a_town()


@pytest.fixture
def process(town: Town) -> Process:
    """Carmen's, in force since today, begun by Ana."""
    ana = town.viewer_of("ana")
    return begin_process(by=ana, at=AT, code="MO-1", row=ROW, text="Look\nPut right", starts=TODAY)


def words(*changed: tuple[str, str]) -> dict[str, str]:
    return dict(zip(method_codes(), WORDS, strict=True)) | dict(changed)


@pytest.mark.parametrize(
    ("language", "line", "last"),
    [
        ("en", "Customer relationship", "Improve"),
        ("es", "Relación con el cliente", "Mejorar"),
        ("zh-hans", "客户关系", "改进"),
    ],
)
def test_the_method_has_nine_places_before_a_company_words_its_own(
    town: Town, language: str, line: str, last: str
) -> None:
    with translation.override(language):
        places = method_places(town.viewer_of("diego"), TODAY)

    assert [code for code, _label in places] == [
        "line", "element-1", "element-2", "element-3", "step-1", "step-2", "step-3", "step-4", "step-5",
    ]  # fmt: skip
    assert (places[0][1], places[-1][1]) == (line, last)


def test_a_company_words_one_language_and_the_others_stay(town: Town) -> None:
    set_method(
        by=town.viewer_of("ana"), at=AT, starts=NOVEMBER, name="Our way", labels={"en": words()}, why="Ours"
    )

    diego = town.viewer_of("diego")
    assert dict(method_places(diego, date(2022, 10, 31)))["line"] == "Customer relationship"
    assert dict(method_places(diego, NOVEMBER))["line"] == "Stay close"
    with translation.override("es"):
        assert dict(method_places(diego, NOVEMBER))["line"] == "Relación con el cliente"
    assert method_picture(diego, NOVEMBER).name == "Our way"
    assert dict(method_places(town.viewer_of("hugo"), NOVEMBER))["line"] == "Customer relationship"


def test_work_stands_at_its_place_until_it_is_done(town: Town) -> None:
    record_tasks(by=town.operator, at=AT, rows=[a_task(key="open"), a_task(key="done", done_on=TODAY)])
    Task.objects.update(place="step-3")

    picture = method_picture(town.viewer_of("diego"), TODAY)
    assert [each.tasks for each in picture.steps] == [0, 0, 1, 0, 0]
    assert [each.source_key for each in work_of_place(town.viewer_of("ana"), "step-3", TODAY).tasks] == [
        "open"
    ]
    assert work_of_place(town.viewer_of("hugo"), "step-3", TODAY).tasks == []
    with pytest.raises(RefusedError):
        work_of_place(town.viewer_of("ana"), "step-9", TODAY)


def test_every_place_needs_a_label_and_only_who_shapes_words_them(town: Town) -> None:
    labels = {"en": words(("step-2", " "))}
    with pytest.raises(RefusedError, match="step-2"):
        set_method(by=town.viewer_of("ana"), at=AT, starts=TODAY, name="x", labels=labels, why="y")
    with pytest.raises(NotAllowedError):
        set_method(by=town.viewer_of("bruno"), at=AT, starts=TODAY, name="x", labels={"en": words()}, why="y")


def test_lines_stand_beside_each_other() -> None:
    assert side_by_side("Look\nPut right\nTell", "Look\nPut right at once\nTell\nThank") == [
        LinePair("same", "Look", "Look"),
        LinePair("changed", "Put right", "Put right at once"),
        LinePair("same", "Tell", "Tell"),
        LinePair("new", None, "Thank"),
    ]


texts = st.lists(st.sampled_from(["a", "b", "c"]), max_size=8)


@given(texts, texts)
def test_no_line_of_either_text_is_lost(before: list[str], after: list[str]) -> None:
    pairs = side_by_side("\n".join(before), "\n".join(after))

    assert [pair.before for pair in pairs if pair.before is not None] == before
    assert [pair.after for pair in pairs if pair.after is not None] == after


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 10, 3), 6, date(2023, 4, 3)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
    ],
)
def test_a_review_comes_on_the_same_day_so_many_months_later(day: date, months: int, expected: date) -> None:
    assert review_after(day, months) == expected


def test_lines_with_a_dash_are_a_list() -> None:
    assert paragraphs("Look at:\n- shelf\n\n- light\nTell") == [
        ("line", ["Look at:"]),
        ("item", ["shelf", "light"]),
        ("line", ["Tell"]),
    ]


def test_a_version_counts_once_it_is_adopted_and_only_from_its_day(town: Town, process: Process) -> None:
    carmen, ana = town.viewer_of("carmen"), town.viewer_of("ana")
    written = write_version(by=carmen, at=AT, number=process.pk, text="Look twice", why="Too little was seen")
    assert [each.version for each in process_page(ana, process.pk, on=NOVEMBER).waiting] == [2]

    adopt_version(by=ana, at=AT, number=process.pk, version=written.version, starts=NOVEMBER)

    before = process_page(ana, process.pk, on=date(2022, 10, 31)).current
    after = process_page(ana, process.pk, on=NOVEMBER).current
    assert before is not None
    assert after is not None
    assert (before.text, after.text) == ("Look\nPut right", "Look twice")


def test_a_version_is_written_by_the_back_office_and_adopted_by_who_shapes(
    town: Town, process: Process
) -> None:
    with pytest.raises(NotAllowedError):
        write_version(by=town.viewer_of("diego"), at=AT, number=process.pk, text="x", why="y")
    write_version(by=town.viewer_of("bruno"), at=AT, number=process.pk, text="Look twice", why="y")
    with pytest.raises(NotAllowedError):
        adopt_version(by=town.viewer_of("bruno"), at=AT, number=process.pk, version=2, starts=NOVEMBER)


def test_a_version_must_say_something_else_for_a_reason(town: Town, process: Process) -> None:
    ana = town.viewer_of("ana")
    for text, why, what in (
        ("Look\nPut right  ", "y", "says the same as the latest version"),
        ("Look twice", " ", "has no reason"),
        (" \n ", "y", "says nothing"),
    ):
        with pytest.raises(RefusedError, match=what):
            write_version(by=ana, at=AT, number=process.pk, text=text, why=why)


def test_of_two_who_adopt_a_version_at_once_the_second_is_told(town: Town, process: Process) -> None:
    ana = town.viewer_of("ana")
    write_version(by=ana, at=AT, number=process.pk, text="Look twice", why="y")
    with pytest.raises(RefusedError, match="lies before the start of the version in force"):
        adopt_version(by=ana, at=AT, number=process.pk, version=2, starts=TODAY)
    adopt_version(by=ana, at=AT, number=process.pk, version=2, starts=NOVEMBER)

    with pytest.raises(RefusedError, match="this text is adopted already"):
        adopt_version(by=town.viewer_of("leader"), at=AT, number=process.pk, version=2, starts=NOVEMBER)


def test_a_review_sets_the_next_one_and_turns_what_was_wrong_into_problems_of_the_owner(
    town: Town, process: Process
) -> None:
    review_process(
        by=town.viewer_of("ana"),
        at=AT,
        today=TODAY,
        number=process.pk,
        findings="Nobody looks at the lights",
        keeps=False,
        next_on=NOVEMBER,
        problems=["Lights are broken", "Shelves are empty"],
    )

    page = process_page(town.viewer_of("carmen"), process.pk, on=TODAY)
    assert page.process.review_on == NOVEMBER
    [review] = page.reviews
    assert (review.due, review.done_on, review.keeps) == (date(2023, 4, 3), TODAY, False)
    assert {(each.title, each.owner.code, each.found, each.evidence) for each in page.problems} == {
        ("Lights are broken", "E04", "review", "Nobody looks at the lights"),
        ("Shelves are empty", "E04", "review", "Nobody looks at the lights"),
    }


def test_a_third_problem_of_a_process_asks_on_its_page_for_another_one(town: Town, process: Process) -> None:
    review_process(
        by=town.viewer_of("ana"), at=AT, today=TODAY, number=process.pk, findings="Much", keeps=False,
        next_on=NOVEMBER, problems=["One", "Two", "Three"],
    )  # fmt: skip

    [proposal] = process_page(town.viewer_of("ana"), process.pk, on=TODAY).proposals
    assert proposal.problems.count() == 3


@pytest.mark.parametrize(
    ("findings", "next_on", "what"),
    [(" ", NOVEMBER, "says nothing"), ("Good", TODAY, "is not after the review")],
)
def test_a_review_that_says_nothing_or_looks_back_leaves_no_trace(
    town: Town, process: Process, findings: str, next_on: date, what: str
) -> None:
    with pytest.raises(RefusedError, match=what):
        review_process(
            by=town.viewer_of("ana"), at=AT, today=TODAY, number=process.pk,
            findings=findings, keeps=True, next_on=next_on, problems=["One"],
        )  # fmt: skip
    assert Problem.objects.count() == 0


def test_an_ended_process_is_read_but_no_longer_written(town: Town, process: Process) -> None:
    ana = town.viewer_of("ana")
    end_process(by=ana, at=AT, number=process.pk, on=TODAY, why="Nobody has modern outlets any more")

    assert processes_for(town.viewer_of("diego"), on=TODAY).count() == 1
    with pytest.raises(RefusedError, match="is no longer used"):
        change_process(by=ana, at=AT, number=process.pk, row=ROW)


def test_a_code_belongs_to_one_process_of_the_company(town: Town, process: Process) -> None:
    with pytest.raises(RefusedError, match="is the code of another process"):
        begin_process(by=town.viewer_of("ana"), at=AT, code="MO-1", row=ROW, text="x")


def test_hugo_of_another_company_sees_no_process(town: Town, process: Process) -> None:
    assert processes_for(town.viewer_of("hugo"), on=TODAY).count() == 0
    for who in ("hugo", "hugo's operator"):
        with pytest.raises(RefusedError):
            process_page(town.viewer_of(who), process.pk, on=TODAY)
