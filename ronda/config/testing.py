"""The settings of the test run: the real ones, in a throw-away home, with a password hash that is quick."""

import atexit
import os
import shutil
import tempfile

from ronda.config.environment import FOR_DEVELOPERS, PREFIX

for name in [name for name in os.environ if name.startswith(PREFIX) and name not in FOR_DEVELOPERS]:
    del os.environ[name]
os.environ["RONDA_HOME"] = tempfile.mkdtemp(prefix="ronda-tests-")
atexit.register(shutil.rmtree, os.environ["RONDA_HOME"], ignore_errors=True)

from ronda.config.settings import *  # noqa: E402, F403
from ronda.config.settings import DATABASES, RONDA_HOME  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Work that is asked for is done at once.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Each client of a test would list all files of the front end again; browsers are served them without it.
WHITENOISE_USE_FINDERS = False

# A file, not memory: the browser tests' server has threads, and they must meet real locks.
DATABASES["default"]["TEST"] = {"NAME": str(RONDA_HOME / "test.sqlite3")}
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"]["OPTIONS"],
    "init_command": DATABASES["default"]["OPTIONS"]["init_command"].replace("FULL", "OFF"),
}
