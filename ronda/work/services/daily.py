"""What work does by itself once a day, in this order."""

from collections.abc import Callable
from datetime import date, datetime

from ronda.people.rules import Viewer
from ronda.work.services.digests import send_digests
from ronda.work.services.handover_silence import accept_by_silence
from ronda.work.services.rhythms import make_recurring_tasks

# Each answers how much it did, and does nothing twice. Digests come last: they tell what is there by then.
DAILY: list[Callable[[Viewer, datetime, date], int]] = [
    accept_by_silence,
    make_recurring_tasks,
    send_digests,
]


def do_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """By the name of what was done."""
    return {work.__name__: work(by, at, today) for work in DAILY}
