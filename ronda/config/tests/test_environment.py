from pathlib import Path

import pytest

from ronda.config import environment
from ronda.config.environment import ROOT, Setting, SettingError, refuse_unknown
from ronda.kernel.tiles import origins_of


@pytest.mark.parametrize("setting", environment.SETTINGS, ids=lambda setting: setting.name)
def test_every_default_is_allowed(setting: Setting[object]) -> None:
    setting.value({})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("RONDA_DEBUG", "yes"),
        ("RONDA_HTTPS", "1"),
        ("RONDA_BEHIND_PROXY", "nginx"),
        ("RONDA_HOME", ""),
        ("RONDA_HOME", __file__),
        ("RONDA_POLICIES", __file__),
        ("RONDA_TIME_ZONE", "Asia/Peking"),
        ("RONDA_LANGUAGE", "fr"),
        ("RONDA_LOG_LEVEL", "LOUD"),
        ("RONDA_UPLOAD_MEGABYTES", "0"),
        ("RONDA_UPLOAD_MEGABYTES", "five"),
        ("RONDA_TRUSTED_ORIGINS", "ronda.example"),
        ("RONDA_TILES", "tile.example.org/{z}/{x}/{y}.png"),
        ("RONDA_TILES", "https://tile.example.org/{z}/{x}.png"),
        ("RONDA_TILES", "https://tile.example.org; script-src *//{z}/{x}/{y}.png"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(name: str, text: str) -> None:
    setting = next(setting for setting in environment.SETTINGS if setting.name == name)

    with pytest.raises(SettingError) as caught:
        setting.value({name: text})

    assert str(caught.value) == f"{name}: '{text}' is not allowed; allowed is {setting.allowed}"


@pytest.mark.parametrize(
    ("setting", "text"),
    [(environment.SECRET_KEY, "hunter2"), (environment.DATABASE_URL, "mysql://ana:hunter2@db/ronda")],
    ids=["key", "database"],
)
def test_a_bad_secret_is_not_repeated_on_the_screen(setting: Setting[object], text: str) -> None:
    with pytest.raises(SettingError) as caught:
        setting.value({setting.name: text})

    assert "hunter2" not in str(caught.value)
    assert setting.name in str(caught.value)


def test_a_misspelt_setting_is_no_silent_default() -> None:
    with pytest.raises(SettingError, match="RONDA_HTPS: there is no such setting; did you mean RONDA_HTTPS"):
        refuse_unknown({"RONDA_HTPS": "on"})


def test_an_unknown_setting_like_none_of_ours_lists_ours() -> None:
    with pytest.raises(SettingError, match="settings are RONDA_HOME"):
        refuse_unknown({"RONDA_QQQQQQQQ": "on"})


def test_variables_of_others_are_nobodys_business() -> None:
    refuse_unknown({"PATH": "somewhere", "RONDA_HTTPS": "on"})


def test_a_relative_home_lies_in_the_checkout() -> None:
    assert environment.HOME.value({}) == ROOT / "var" / "home"


def test_an_absolute_home_is_taken_as_it_is(tmp_path: Path) -> None:
    assert environment.HOME.value({"RONDA_HOME": str(tmp_path)}) == tmp_path


def test_one_setting_chooses_postgresql() -> None:
    database = environment.DATABASE_URL.value(
        {"RONDA_DATABASE_URL": "postgres://ronda:secret@db.example:5433/county"}
    )

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["NAME"], database["HOST"], database["PORT"]) == ("county", "db.example", 5433)


def test_sqlite_may_lie_elsewhere_and_keeps_its_guards(tmp_path: Path) -> None:
    database = environment.DATABASE_URL.value({"RONDA_DATABASE_URL": f"sqlite://{tmp_path}/other.sqlite3"})

    assert database == {"ENGINE": "ronda.config.fairsqlite", "NAME": tmp_path / "other.sqlite3"}


@pytest.mark.parametrize(
    ("address", "origins"),
    [
        ("", []),
        ("https://tile.example.org/{z}/{x}/{y}.png", ["https://tile.example.org"]),
        ("https://{s}.tile.example.org:8443/{z}/{x}/{y}.png", ["https://*.tile.example.org:8443"]),
    ],
)
def test_only_the_origin_of_the_pictures_is_let_into_the_security_policy(
    address: str, origins: list[str]
) -> None:
    assert origins_of(environment.TILES.value({"RONDA_TILES": address})) == origins
