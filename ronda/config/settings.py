"""Django settings; the house builder replaces this first sketch."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RONDA_HOME = ROOT / "var" / "home"
RONDA_POLICIES = ROOT / "policies"
SECRET_KEY = "sketch"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGES = [("en", "English"), ("es", "Español"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [ROOT / "ronda" / "locale"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "ronda.config.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": RONDA_HOME / "ronda.sqlite3"}}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "simple_history",
    "ronda.design",
    "ronda.people",
    "ronda.outlets",
    "ronda.work",
    "ronda.visits",
    "ronda.inspection",
    "ronda.recognition",
    "ronda.intake",
    "ronda.facts",
    "ronda.appraisal",
    "ronda.pay",
    "ronda.cockpit",
    "ronda.demo",
]
