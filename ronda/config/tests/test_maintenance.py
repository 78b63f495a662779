"""The page for the time of maintenance."""

from pathlib import Path

from django.test import Client
from pytest_django import Settings


def test_every_page_asks_for_patience_while_the_file_stands_in_the_home(ronda_home: Path) -> None:
    (ronda_home / "maintenance").write_text("Moving <b>house</b> until 21:00.", encoding="utf-8")

    # No database is at hand in this test: the page must do without.
    answer = Client().get("/team/", headers={"accept-language": "es"})

    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "300"
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "Moving &lt;b&gt;house&lt;/b&gt; until 21:00." in page
    assert '<html lang="es">' in page


def test_an_empty_file_is_reason_enough(ronda_home: Path) -> None:
    (ronda_home / "maintenance").touch()

    assert Client().get("/").status_code == 503


def test_nothing_can_be_sent_meanwhile(ronda_home: Path) -> None:
    (ronda_home / "maintenance").touch()

    assert Client().post("/account/login/", {"login": "ana"}).status_code == 503


def test_static_files_are_still_served(ronda_home: Path, settings: Settings) -> None:
    settings.WHITENOISE_USE_FINDERS = True  # as outside of tests
    (ronda_home / "maintenance").touch()

    answer = Client().get(f"/{settings.STATIC_URL.strip('/')}/design/sign.svg")

    assert answer.status_code == 200
    assert b"<svg" in b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_without_the_file_pages_are_as_ever(ronda_home: Path, db: None) -> None:
    assert not (ronda_home / "maintenance").exists()
    assert Client().get("/account/login/").status_code != 503
