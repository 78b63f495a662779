"""What each page costs in a large company: `python -m benchmarks.pages HOME`.

CPU time and SQL statements of each page for who looks at it, beside the sign-in page of the same run.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.large_company import open_home

RUNS = 5
STEPS = ("check", "look", "distribute", "approve")


def report_pages(home: Path) -> str:
    """The table of one run, made in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.pages", str(home)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def measure_pages() -> str:
    """Rows of Markdown; a page that does not answer with 200 is told, not measured."""
    from django.test import Client

    from ronda.cockpit.tests.pages_world import browser_of
    from tools.every_page import LOOKS
    from tools.samples import samples_of

    bare = _cost(Client(), "/account/login/")[0]
    rows = ["| page | who | SQL | CPU ms | times sign-in | kB |", "|---|---|---|---|---|---|"]
    samples = samples_of("large")
    for look in LOOKS:
        address = look.address(samples)
        seconds, statements, size, status = _cost(browser_of(look.who), address)
        told = f"{seconds * 1000:.0f} | {seconds / bare:.1f}" if status == 200 else f"answers {status} | "
        rows.append(f"| {_name(look)} | {look.who} | {statements} | {told} | {size / 1000:.0f} |")
    return "\n".join(rows)


def _name(look: Any) -> str:
    """The page by its url name, with what tells it from others of that name."""
    return " ".join((look.name, *(each for each in look.takes if each in STEPS), look.asks)).strip()


def _cost(browser: Any, address: str) -> tuple[float, int, int, int]:
    """CPU seconds at best, SQL statements, bytes and status, once caches are filled."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.defaults["SERVER_NAME"] = "localhost"
    browser.get(address)
    least = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        answer = browser.get(address)
        least = min(least, time.process_time() - start)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    return least, len(asked), len(answer.content), answer.status_code


if __name__ == "__main__":
    open_home(Path(sys.argv[1]))
    sys.stdout.write(measure_pages() + "\n")
