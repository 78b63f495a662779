"""What giving and showing many tasks costs in a large company: `python -m benchmarks.tasks HOME`.

900 tasks for 900 outlets at once, then the list, the board and the month of 10,000 tasks; CPU time and SQL
statements. Everything happens in one transaction that is taken back, so the home stays as it was.
"""

import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.large_company import open_home

RUNS = 5
OUTLETS = 900
TASKS = 10_000
PAGES = (
    ("list", "/work/tasks/"),
    ("list, late of one person", "/work/tasks/?state=late&person=C01-01"),
    ("board", "/work/tasks/board/"),
    ("calendar", "/work/tasks/calendar/"),
    ("completion", "/work/tasks/completion/"),
)


def report_tasks(home: Path) -> str:
    """The table of one run, made in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.tasks", str(home)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def measure_tasks() -> str:
    """Rows of Markdown, as Bruno, who builds brands in the first centre."""
    from django.db import transaction

    rows = ["| what | SQL | CPU ms |", "|---|---|---|"]
    with transaction.atomic():
        rows.append(_row(f"one task for each of {OUTLETS} outlets", *_give()))
        _fill()
        rows += [_row(f"{name}, {TASKS:,} tasks", *_show(address)) for name, address in PAGES]
        transaction.set_rollback(True)
    return "\n".join(rows)


def _give() -> tuple[float, int]:
    """From the codes to the batch, as the page does it."""
    from django.utils import timezone

    from ronda.outlets.queries import outlets_for
    from ronda.work.queries.task_targets import targets_of
    from ronda.work.rules.task_order import TaskOrder
    from ronda.work.services.giving import give_tasks

    by, due = _bruno(), timezone.localdate() + timedelta(days=7)

    def give() -> None:
        some = outlets_for(by).filter(portfolio_entries__withdrawn_at=None, portfolio_entries__isnull=False)
        chosen = outlets_for(by).filter(
            pk__in=list(some.order_by("code").values_list("pk", flat=True)[:OUTLETS])
        )
        targets = targets_of(by, chosen, due=due)
        assert len(targets.held) == OUTLETS, len(targets.held)
        orders = [
            TaskOrder(each.centre_id, each.person_id, "Photograph the shelf", due, outlet_id=each.outlet_id)
            for each in targets.held
        ]
        give_tasks(by=by, at=timezone.now(), orders=orders)

    return _cost(give)


def _fill() -> None:
    """Up to so many tasks of the centre, a third of them done, around today."""
    from django.utils import timezone

    from ronda.work.models import Task

    by, today, now = _bruno(), timezone.localdate(), timezone.now()
    first = Task.objects.filter(company_id=by.company_id, centre_id__in=by.centre_ids).latest("pk")
    owners = list(
        Task.objects.filter(batch=first.batch).order_by().values_list("owner_id", flat=True).distinct()
    )
    more = TASKS - Task.objects.filter(company_id=by.company_id, withdrawn_at=None).count()
    Task.objects.bulk_create(
        [
            Task(
                company_id=by.company_id,
                centre_id=first.centre_id,
                owner_id=owners[number % len(owners)],
                duty="A5",
                title=f"Task {number}",
                due=today + timedelta(days=number % 61 - 30),
                done_on=today - timedelta(days=number % 30) if number % 3 == 0 else None,
                known_at=now,
            )
            for number in range(max(0, more))
        ],
        batch_size=1000,
    )


def _show(address: str) -> tuple[float, int]:
    from ronda.cockpit.tests.pages_world import browser_of

    browser = browser_of("bruno")
    browser.defaults["SERVER_NAME"] = "localhost"

    def look() -> None:
        assert browser.get(address).status_code == 200, address

    look()
    return _cost(look)


def _bruno() -> Any:
    from django.utils import timezone

    from ronda.people.models import Person
    from ronda.people.queries import viewer_of_person

    bruno = Person.objects.get(user__username="bruno")
    return viewer_of_person(bruno.company_id, bruno.pk, on=timezone.localdate())


def _cost(work: Any) -> tuple[float, int]:
    """CPU seconds at best, and SQL statements."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    least = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    with CaptureQueriesContext(connection) as asked:
        work()
    return least, len(asked)


def _row(name: str, seconds: float, statements: int) -> str:
    return f"| {name} | {statements} | {seconds * 1000:.0f} |"


if __name__ == "__main__":
    open_home(Path(sys.argv[1]))
    sys.stdout.write(measure_tasks() + "\n")
