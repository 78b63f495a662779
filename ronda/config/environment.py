"""Every setting that an operator can make, read from the environment and checked when Ronda starts."""

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import environ
from django.core.exceptions import ImproperlyConfigured

from ronda.kernel.tiles import is_tile_address

T = TypeVar("T")

PREFIX = "RONDA_"
ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"en": "English", "es": "Español", "zh-hans": "简体中文"}
# Of files that ronda.work knows by their first bytes.
ENDINGS = ("pdf", "png", "jpg", "jpeg", "webp", "docx", "xlsx", "pptx", "csv", "txt")
ENGINES = {"sqlite": "ronda.config.fairsqlite", "postgres": "django.db.backends.postgresql"}


class SettingError(ImproperlyConfigured):
    """A setting is wrong; the sentence names it, its value and what is allowed."""


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One environment variable; `read` raises ValueError for a text that is not allowed."""

    name: str
    default: str
    meaning: str
    allowed: str
    read: Callable[[str], T]
    secret: bool = False

    def value(self, environment: Mapping[str, str] = os.environ) -> T:
        text = environment.get(self.name, self.default).strip()
        try:
            return self.read(text)
        except ValueError:
            shown = "its value" if self.secret else f"'{text}'"
            raise SettingError(f"{self.name}: {shown} is not allowed; allowed is {self.allowed}") from None


def _read_switch(text: str) -> bool:
    return {"on": True, "off": False}[_read_choice(text.lower(), ("on", "off"))]


def _read_choice(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise ValueError
    return text


def _read_path(text: str) -> Path:
    if not text:
        raise ValueError
    return (ROOT / Path(text).expanduser()).resolve()


def _read_folder(text: str) -> Path:
    path = _read_path(text)
    if path.exists() and not path.is_dir():
        raise ValueError
    return path


def _read_count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError
    return count


def _read_list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _read_endings(text: str) -> list[str]:
    endings = [each.lower().removeprefix(".") for each in _read_list(text)]
    if not endings or not set(endings) <= set(ENDINGS):
        raise ValueError
    return endings


def _read_origins(text: str) -> list[str]:
    origins = _read_list(text)
    if not all(origin.startswith(("https://", "http://")) for origin in origins):
        raise ValueError
    return origins


def _read_tiles(text: str) -> str:
    if text and not is_tile_address(text):
        raise ValueError
    return text


def _read_email(text: str) -> dict[str, Any]:
    """Settings of Django; an empty text stands for the console."""
    if not text:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if text.partition("://")[0] not in {"smtp", "smtp+tls", "smtp+ssl"}:
        raise ValueError
    found: dict[str, Any] = environ.Env.email_url_config(text)
    if not found.get("EMAIL_HOST"):
        raise ValueError
    return found


def _read_sender(text: str) -> str:
    name, at, host = text.partition("@")
    if not name or not at or not host or any(letter.isspace() for letter in text):
        raise ValueError
    return text


def _read_address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise ValueError
    return text.rstrip("/")


def _read_time_zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError
    return ZoneInfo(text).key


def _read_secret(text: str) -> str:
    if text and len(text) < 50:
        raise ValueError
    return text


def _read_database(text: str) -> dict[str, Any]:
    """An empty mapping stands for the SQLite file in the home folder."""
    if not text:
        return {}
    scheme = text.partition("://")[0]
    if scheme == "sqlite":
        return {"ENGINE": ENGINES["sqlite"], "NAME": _read_path(text.removeprefix("sqlite://"))}
    if scheme in {"postgres", "postgresql"}:
        return {**environ.Env.db_url_config(text), "ENGINE": ENGINES["postgres"]}
    raise ValueError


HOME = Setting(
    "RONDA_HOME", "var/home", "All that a company owns: database, ledger, closings, secret key.",
    "a folder that exists or can be made", _read_folder,
)  # fmt: skip
POLICIES = Setting(
    "RONDA_POLICIES", "policies", "The folder with the policies in force.", "a folder", _read_folder
)
DEBUG = Setting("RONDA_DEBUG", "off", "Django's error pages, for developers only.", "on or off", _read_switch)
SECRET_KEY = Setting(
    "RONDA_SECRET_KEY", "", "Signs sessions; empty means made once and kept in `RONDA_HOME/secret.key`.",
    "a text of at least 50 characters", _read_secret, secret=True,
)  # fmt: skip
ALLOWED_HOSTS = Setting(
    "RONDA_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", "Names under which browsers may reach Ronda.",
    "host names with commas between", _read_list,
)  # fmt: skip
TRUSTED_ORIGINS = Setting(
    "RONDA_TRUSTED_ORIGINS", "", "Origins whose forms are accepted when a proxy changes the host.",
    "addresses that begin with https:// or http://, with commas between", _read_origins,
)  # fmt: skip
HTTPS = Setting(
    "RONDA_HTTPS", "off", "Browsers reach Ronda by HTTPS: cookies are secure, plain HTTP is redirected.",
    "on or off", _read_switch,
)  # fmt: skip
BEHIND_PROXY = Setting(
    "RONDA_BEHIND_PROXY", "off",
    "A proxy of yours sets X-Forwarded-Proto and X-Forwarded-For and removes those of visitors.",
    "on or off", _read_switch,
)  # fmt: skip
DATABASE_URL = Setting(
    "RONDA_DATABASE_URL", "", "The database; empty means SQLite in `RONDA_HOME/ronda.sqlite3`.",
    "sqlite:///path or postgres://user:password@host:port/name", _read_database, secret=True,
)  # fmt: skip
TIME_ZONE = Setting(
    "RONDA_TIME_ZONE", "UTC", "The time zone of what people see.",
    "a name of the IANA time zone database such as Asia/Shanghai", _read_time_zone,
)  # fmt: skip
LANGUAGE = Setting(
    "RONDA_LANGUAGE", "en", "The language for those whose browser asks for none of ours.",
    ", ".join(LANGUAGES), lambda text: _read_choice(text.lower(), tuple(LANGUAGES)),
)  # fmt: skip
TILES = Setting(
    "RONDA_TILES", "", "Pictures under maps; empty means a plain grid, and no request leaves the house.",
    "an address such as https://tile.example.org/{z}/{x}/{y}.png", _read_tiles,
)  # fmt: skip
TILES_CREDIT = Setting(
    "RONDA_TILES_CREDIT", "", "Whom the makers of these pictures want named on every map.", "a text", str
)
UPLOAD_MEGABYTES = Setting(
    "RONDA_UPLOAD_MEGABYTES", "5", "The largest file or form that a browser may send.",
    "a whole number from 1", _read_count,
)  # fmt: skip
ATTACHMENT_MEGABYTES = Setting(
    "RONDA_ATTACHMENT_MEGABYTES", "10", "The largest file that may lie with a task, a plan or a hand-over.",
    "a whole number from 1", _read_count,
)  # fmt: skip
ATTACHMENT_TYPES = Setting(
    "RONDA_ATTACHMENT_TYPES", ",".join(ENDINGS), "What such a file may end in.",
    f"some of {', '.join(ENDINGS)}, with commas between", _read_endings,
)  # fmt: skip
EMAIL = Setting(
    "RONDA_EMAIL", "", "Whereby e-mail is sent; empty means that it is only written to the log.",
    "smtp://user:password@host:port, smtp+tls:// or smtp+ssl://", _read_email, secret=True,
)  # fmt: skip
EMAIL_FROM = Setting(
    "RONDA_EMAIL_FROM", "ronda@localhost", "The sender of e-mail.", "an e-mail address", _read_sender
)
ADDRESS = Setting(
    "RONDA_ADDRESS", "", "Where people reach Ronda, for links in e-mail; empty means that it has none.",
    "an address that begins with https:// or http://", _read_address,
)  # fmt: skip
WRONG_CODES = Setting(
    "RONDA_WRONG_CODES", "30",
    "How many wrong codes of pages without signing in may be opened from one place within ten minutes, "
    "for each process; right ones always open.",
    "a whole number from 1", _read_count,
)  # fmt: skip
JOB_SILENCE = Setting(
    "RONDA_JOB_SILENCE", "20",
    "Seconds without a sign of life after which background work counts as broken off and is taken up again.",
    "a whole number from 1", _read_count,
)  # fmt: skip
LOG_LEVEL = Setting(
    "RONDA_LOG_LEVEL", "INFO", "How much is written to the log.", "DEBUG, INFO, WARNING or ERROR",
    lambda text: _read_choice(text.upper(), ("DEBUG", "INFO", "WARNING", "ERROR")),
)  # fmt: skip

SETTINGS: tuple[Setting[Any], ...] = (
    HOME, POLICIES, DATABASE_URL, SECRET_KEY, ALLOWED_HOSTS, TRUSTED_ORIGINS, HTTPS, BEHIND_PROXY, TIME_ZONE,
    LANGUAGE, UPLOAD_MEGABYTES, ATTACHMENT_MEGABYTES, ATTACHMENT_TYPES, TILES, TILES_CREDIT, JOB_SILENCE,
    WRONG_CODES, EMAIL, EMAIL_FROM, ADDRESS, LOG_LEVEL, DEBUG,
)  # fmt: skip

# Read by the tests and the benchmarks only; named here so that they are not taken for a misspelt setting.
FOR_DEVELOPERS = ("RONDA_SHARED_DATA",)


def refuse_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """Stop at a variable that looks like a setting and is none: its writer believes that it works."""
    known = [setting.name for setting in SETTINGS] + list(FOR_DEVELOPERS)
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"settings are {', '.join(known)}"
            raise SettingError(f"{name}: there is no such setting; {hint}")
