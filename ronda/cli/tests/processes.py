"""The `ronda` command as the shell starts it, or, where a new process would prove no more, in this one."""

import os
import subprocess
import sys

import pytest

from ronda.cli.frame import main

RONDA = [sys.executable, "-c", "from ronda.cli import main; main()"]


def run_ronda(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, with the settings of a real home: loading the program takes seconds."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("RONDA_")}
    return subprocess.run(
        [*RONDA, *arguments],
        env={**inherited, "DJANGO_SETTINGS_MODULE": "ronda.config.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def exit_status(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    """What the entry point exits with in this process, whose home stays the test's."""
    monkeypatch.setattr(sys, "argv", ["ronda", *arguments])
    with pytest.raises(SystemExit) as exited:
        main()
    return exited.value.code
