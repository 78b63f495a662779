import os
import subprocess
import sys
from pathlib import Path

from ronda.config.environment import ROOT


def run_check(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    # What the browser tests set for themselves is no part of a deployment.
    own = ("RONDA_", "DJANGO_")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    command = [sys.executable, str(ROOT / "manage.py"), "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command,
        env={
            **inherited,
            "DJANGO_SETTINGS_MODULE": "ronda.config.settings",
            "RONDA_HOME": str(home),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_djangos_deployment_check_is_clean_with_https_on(tmp_path: Path) -> None:
    checked = run_check(tmp_path, RONDA_HTTPS="on", RONDA_ALLOWED_HOSTS="ronda.example")

    assert checked.stdout == "System check identified no issues (0 silenced).\n", checked.stderr
    assert checked.returncode == 0


def test_a_bad_setting_stops_the_start_with_its_name_and_what_is_allowed(tmp_path: Path) -> None:
    checked = run_check(tmp_path, RONDA_HTTPS="maybe")

    assert checked.returncode != 0
    assert "RONDA_HTTPS: 'maybe' is not allowed; allowed is on or off" in checked.stderr
