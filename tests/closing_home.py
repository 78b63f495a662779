"""A home of its own with the small county of the tests, served by real processes: for what kills them."""

import fcntl
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

FILL = """
import django; django.setup()
from django.db import transaction
from ronda.cockpit.tests.closing_world import a_closable_county
from ronda.cockpit.tests.pages_world import open_accounts
with transaction.atomic():
    open_accounts(a_closable_county())
"""
PATIENCE = 400  # seconds that a loaded machine may take; nothing waits for them to pass
SETTINGS = {"DJANGO_SETTINGS_MODULE": "ronda.config.settings", "RONDA_JOB_SILENCE": "2"}


@dataclass
class ServedHome:
    """The county's home, its address, and the process that watches the web server and the worker."""

    folder: Path
    address: str
    watcher: subprocess.Popen[bytes]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of `ronda` on this home."""
        command = [sys.executable, "-m", "ronda.cli", *words, "--home", str(self.folder)]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment(self.folder)
        )

    def state_of(self, kind: str) -> str:
        """The state of the newest work of a kind; empty where there is none."""
        with closing(sqlite3.connect(f"file:{self.folder / 'ronda.sqlite3'}?mode=ro", uri=True)) as database:
            asked = "select state from jobs_job where kind = ? order by id desc limit 1"
            row = database.execute(asked, [kind]).fetchone()
        return row[0] if row else ""

    @contextmanager
    def in_the_middle_of(self, kind: str) -> Iterator[int]:
        """The worker's process at its work: it cannot write, and so not end, until this is left."""
        with (self.folder / "ronda.sqlite3.wlock").open("a") as queue:
            while True:
                fcntl.flock(queue, fcntl.LOCK_EX)
                state = self.state_of(kind)
                if state == "running":
                    break
                assert state in {"", "waiting"}, f"{kind} is {state} before anybody could stop it"
                fcntl.flock(queue, fcntl.LOCK_UN)
                time.sleep(0.01)
            yield self.worker
            fcntl.flock(queue, fcntl.LOCK_UN)

    def halt(self, worker: int) -> None:
        """Stop the process where it is, until it is told to continue."""
        os.kill(worker, signal.SIGSTOP)
        while Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            time.sleep(0.01)

    @property
    def worker(self) -> int:
        """The process that does the work in the background."""
        children = Path(f"/proc/{self.watcher.pid}/task/{self.watcher.pid}/children").read_text().split()
        found = [
            int(child)
            for child in children
            if b"worker" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        ]
        assert len(found) == 1, found
        return found[0]


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RONDA_", "DJANGO_"))}
    return {**kept, **SETTINGS, "RONDA_HOME": str(home)}


@contextmanager
def serve(home: Path, migrated: Path) -> Iterator[ServedHome]:
    """Fill a copy of the migrated home, serve it, and stop everything afterwards."""
    if not Path("/proc/self/task").is_dir():
        pytest.skip("processes are found by /proc, which is not here")
    shutil.copytree(migrated, home)
    subprocess.run([sys.executable, "-c", FILL], check=True, capture_output=True, env=environment(home))
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "ronda.cli", "serve", "--home", str(home), "--port", str(port)]
    watcher = subprocess.Popen(command, env=environment(home), stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/account/login/", watcher)
        yield ServedHome(home, address, watcher)
    finally:
        watcher.send_signal(signal.SIGTERM)
        watcher.wait()


def _wait_for(address: str, watcher: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and watcher.poll() is None:
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not begin to answer")
