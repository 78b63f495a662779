"""Wrong codes of public pages are slowed down by place; a right one always opens."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from ronda.config.wrong_addresses import place_of
from ronda.recognition.tests.survey_world import DAY, NOW, a_survey

pytestmark = pytest.mark.django_db

SHARED, ELSEWHERE = "192.0.2.10", "198.51.100.7"


@pytest.fixture(autouse=True)
def three_wrong_ones(db: None, settings: Settings) -> Iterator[None]:
    settings.RONDA_WRONG_CODES = 3
    cache.clear()
    User.objects.create_user("ana")  # an empty installation leads every stranger to its first page
    yield
    cache.clear()


def from_place(address: str = SHARED) -> Client:
    return Client(REMOTE_ADDR=address)


def guess(place: str = SHARED, times: int = 3) -> None:
    for number in range(times):
        from_place(place).get(f"/answer/guess-{number}/")


@pytest.mark.parametrize("path", ["/answer/one-more/", "/draws/one-more/", "/draws/one-more/list.json"])
def test_too_many_wrong_ones_are_asked_to_wait(path: str) -> None:
    assert from_place().get(path).status_code == 404
    guess(times=2)

    told = from_place().get(path)

    assert told.status_code == 429
    assert told["Retry-After"] == "600"
    assert told["Cache-Control"] == "no-store"
    assert told["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("language", ["en", "es", "zh-hans"])
def test_who_waits_is_told_in_the_language_of_the_phone_or_the_chosen_one(language: str) -> None:
    guess()

    for told in (
        from_place().get("/answer/x/", headers={"accept-language": language}),
        from_place().get(f"/answer/x/?lang={language}"),
    ):
        assert f'<html lang="{language}"' in told.content.decode()


def test_sending_to_wrong_ones_and_looking_ahead_count_too() -> None:
    from_place().post("/answer/x/")
    from_place().head("/answer/x/")
    from_place().get("/answer/x/")

    assert from_place().post("/answer/x/").status_code == 429


def test_a_shop_behind_the_same_address_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    survey = a_survey()
    monkeypatch.setattr("ronda.recognition.views.customers.answering.moment", lambda: NOW)
    monkeypatch.setattr("ronda.recognition.views.customers.answering.today", lambda: DAY)
    page = f"/answer/{survey.codes[1]}/"
    guess(times=9)

    assert from_place().get(page).status_code == 200
    assert "Thank you!" in from_place().post(page, {"attitude": "4"}).content.decode()
    assert from_place().get("/answer/wrong/").status_code == 429


def test_another_place_does_not_wait() -> None:
    guess(times=9)

    assert from_place(ELSEWHERE).get("/answer/wrong/").status_code == 404


def test_pages_behind_the_sign_in_are_not_counted() -> None:
    for _ in range(9):
        assert from_place().get("/nowhere/").status_code == 404

    assert from_place().get("/answer/wrong/").status_code == 404


def test_no_wrong_code_comes_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    guess(times=9)

    assert "guess-" not in caplog.text


def test_a_house_has_one_place_however_its_phones_are_numbered() -> None:
    assert place_of("2001:db8:1:2:aaaa::1") == place_of("2001:db8:1:2:bbbb::9")
    assert place_of("2001:db8:1:2::1") != place_of("2001:db8:1:3::1")
    assert place_of("::ffff:192.0.2.10") == place_of("192.0.2.10") == "192.0.2.10"
    assert place_of("") == ""
