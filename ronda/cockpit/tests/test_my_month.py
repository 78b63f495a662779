"""My month: the running one with its range, the closed ones with their amounts, and nobody else's."""

from pathlib import Path

import pytest

from ronda.cockpit.tests.pages_world import browser_of
from ronda.cockpit.tests.running_world import MONDAY


@pytest.fixture
def closed_october(running_november: tuple[Path, str]) -> tuple[Path, str]:
    """These pages are about the month that runs."""
    return running_november


@pytest.fixture(autouse=True)
def monday(october: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)


def shown_to(name: str) -> str:
    answer = browser_of(name).get("/me/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_month_shows_every_indicator_with_its_pace_and_the_range_of_the_amount() -> None:
    shown = shown_to("diego")

    assert "Provisional score of the month" in shown
    assert "Amount, about" in shown
    assert "not final: the month is still running" in shown
    for indicator in ("Sales plan", "Frequency adherence", "Customer requests"):
        assert indicator in shown
    assert "15 of 22 working days have passed." in shown
    assert "20% slower or faster" in shown


def test_the_levers_name_the_targets_that_would_add_most() -> None:
    shown = shown_to("elena")

    levers = shown[shown.index("What would change it most") : shown.index("Account manager, ")]
    assert "Customer requests" in levers
    assert "1 more reach the target" in levers
    assert 1 <= levers.count('class="work"') <= 3


def test_the_closed_month_stands_below_with_its_amount_and_leads_to_why_and_statement() -> None:
    shown = shown_to("diego")

    assert '<a href="/people/E05/2022-10/">October 2022</a>' in shown
    assert 'href="/statement/E05/2022-10/"' in shown


def test_nobody_reads_another_name_on_the_own_month() -> None:
    shown = shown_to("diego")

    assert "Elena" not in shown
    assert "E06" not in shown


def test_another_company_sees_its_own_empty_month() -> None:
    shown = shown_to("hugo")

    assert "This month is not estimated yet" in shown
    assert "No month is closed yet" in shown


def test_who_never_held_a_post_has_no_month() -> None:
    assert browser_of("yusuf").get("/me/").status_code == 404


def test_a_post_that_is_not_appraised_is_told_so() -> None:
    shown = shown_to("gao")

    assert "Nothing can be assessed yet" in shown or "Nothing of you is estimated" in shown


def test_spanish_and_chinese_write_numbers_their_own_way() -> None:
    browser = browser_of("diego")

    spanish = browser.get("/me/", headers={"accept-language": "es"}).content.decode()
    chinese = browser.get("/me/", headers={"accept-language": "zh-hans"}).content.decode()

    assert "noviembre de 2022" in spanish
    assert "20\xa0%" in spanish
    assert "2022年11月" in chinese
