"""A demo home that is filled once, and found as it was the next time."""

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from ronda.demo.services.home import DemoMark, empty_home, read_mark, write_mark


def prepare_home(home: Path, mark: DemoMark, load: Callable[[], object]) -> bool:
    """Fills the home as the mark says, unless it is so already; returns whether it had to.

    A home that was left half filled, by an older edition or for another month is emptied first; one that is
    no demo is refused.
    """
    found = read_mark(home)
    wanted = DemoMark(mark.kind, mark.month, mark.seed, complete=True)
    if found == wanted:
        return False
    connections.close_all()
    empty_home(home)
    write_mark(home, mark)
    call_command("migrate", interactive=False, verbosity=0)
    load()
    write_mark(home, wanted)
    return True
