"""What is different between two versions of a card, and from which day a version may be in force."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.period import Month
from ronda.work.queries.card_pack import default_duties, default_pack
from ronda.work.rules.card_start import start_problems
from ronda.work.rules.duty_texts import DutyTexts, compare_duties, with_text
from ronda.work.rules.method_labels import in_language, method_codes

CODES = ("D1", "D2", "D3", "D4")


def duty(code: str = "D1", title: str = "Sales", **stages: str) -> DutyTexts:
    return DutyTexts(code, {"en": title}, {stage: {"en": text} for stage, text in stages.items()})


def kinds(before: list[DutyTexts], after: list[DutyTexts]) -> dict[str, str]:
    return {change.code: change.kind for change in compare_duties(before, after)}


def test_two_equal_versions_differ_in_nothing() -> None:
    assert kinds([duty("D1"), duty("D2")], [duty("D1"), duty("D2")]) == {"D1": "same", "D2": "same"}


def test_a_duty_in_the_later_version_only_is_new_and_in_the_earlier_only_is_gone() -> None:
    assert kinds([duty("D1"), duty("D2")], [duty("D2"), duty("D3")]) == {
        "D2": "same",
        "D3": "new",
        "D1": "gone",
    }


def test_a_change_names_the_parts_that_differ() -> None:
    [change] = compare_duties(
        [duty(plan="month plan", track="weekly")], [duty(title="Sales plan", plan="month plan")]
    )

    assert change.kind == "changed"
    assert change.fields == ("title", "track")


def test_one_duty_put_at_the_end_leaves_the_others_where_they_were() -> None:
    before = [duty(code) for code in CODES]

    assert kinds(before, [*before[1:], before[0]]) == {
        "D2": "same",
        "D3": "same",
        "D4": "same",
        "D1": "moved",
    }


@given(st.lists(st.sampled_from(CODES), unique=True), st.lists(st.sampled_from(CODES), unique=True))
def test_every_duty_of_both_versions_is_told_once(before: list[str], after: list[str]) -> None:
    changes = compare_duties([duty(code) for code in before], [duty(code) for code in after])

    assert sorted(change.code for change in changes) == sorted({*before, *after})
    assert [change.code for change in changes if change.after] == after


def test_a_text_in_one_language_leaves_the_others() -> None:
    assert with_text({"en": "Plan", "es": "Plan"}, "es", "Planificar") == {"en": "Plan", "es": "Planificar"}
    assert with_text({"en": "Plan", "es": "Plan"}, "es", "") == {"en": "Plan"}


@pytest.mark.parametrize(
    ("language", "text"), [("es", "Plan"), ("zh-hans", "计划"), ("es-mx", "Plan"), ("fr", "A plan")]
)
def test_a_reader_gets_the_own_language_or_else_english(language: str, text: str) -> None:
    assert in_language({"en": "A plan", "es": "Plan", "zh-hans": "计划"}, language) == text


@pytest.mark.parametrize(
    ("starts", "what"),
    [
        (date(2022, 11, 1), None),
        (date(2022, 10, 31), "lies in a month that has results, or before it; the last one is 2022-10"),
        (date(2022, 9, 1), "lies in a month that has results, or before it; the last one is 2022-10"),
        (date(2022, 12, 1), "is the start of another version already"),
    ],
)
def test_a_version_starts_after_the_months_that_have_results_on_a_day_of_its_own(
    starts: date, what: str | None
) -> None:
    problems = start_problems(starts, {Month(2022, 9), Month(2022, 10)}, {date(2022, 12, 1)})

    assert [each.what for each in problems] == ([what] if what else [])


def test_the_pack_has_the_duties_of_the_practice_for_every_post() -> None:
    posts = {post: [each.code for each in default_duties(post)] for post in default_pack()["posts"]}

    assert posts["director"] == [*(f"D{n}" for n in range(1, 10)), "E1"]
    assert posts["deputy"] == posts["director"]
    assert posts["brand_manager"] == [*(f"B{n}" for n in range(1, 9)), "E1"]
    assert posts["information_officer"] == [*(f"N{n}" for n in range(1, 7)), "E1"]
    assert posts["account_manager"] == [*(f"A{n}" for n in range(1, 9)), "E1"]
    assert posts["delivery_person"] == posts["market_inspector"] == ["S1", "E1"]
    assert posts["leader"] == ["L1", "E1"]


def test_every_text_of_the_pack_is_there_in_three_languages() -> None:
    for texts in default_pack()["duties"].values():
        several = [texts["title"], texts["evidence"], texts["indicator"], *texts["stages"].values()]
        assert all(set(each) == {"en", "es", "zh-hans"} and all(each.values()) for each in several)


def test_the_method_has_one_line_three_elements_and_five_steps() -> None:
    assert [code.split("-")[0] for code in method_codes()] == ["line", *["element"] * 3, *["step"] * 5]
