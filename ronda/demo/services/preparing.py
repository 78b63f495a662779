"""A demo home that is filled once, found as it was the next time, and emptied only when that is asked for."""

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from ronda.demo.services.home import EDITION, DemoMark, empty_home, read_mark, write_mark
from ronda.demo.services.problems import DemoError


def found_demo(home: Path) -> DemoMark | None:
    """The demo that is complete in the home; None where there is none, or only the beginning of one."""
    mark = read_mark(home)
    return mark if mark is not None and mark.complete else None


def prepare_home(home: Path, mark: DemoMark, load: Callable[[], object], *, again: bool = False) -> bool:
    """Fills the home as the mark says, unless it is so already; returns whether it had to.

    One that was left half filled is emptied first. A complete demo of another kind, month, seed or edition,
    in which somebody may have worked, is emptied only `again`; a home that is no demo is refused.
    """
    wanted = DemoMark(mark.kind, mark.month, mark.seed, complete=True)
    found = found_demo(home)
    if found == wanted and not again:
        return False
    if found is not None and not again:
        raise DemoError(
            f"{home} holds {_described(found)}; add --again to throw it away, or name another --home"
        )
    connections.close_all()
    empty_home(home)
    write_mark(home, mark)
    call_command("migrate", interactive=False, verbosity=0)
    load()
    write_mark(home, wanted)
    return True


def _described(mark: DemoMark) -> str:
    made_by = "" if mark.edition == EDITION else ", made by another version of Ronda"
    return f"the {mark.kind} demo of {mark.month} with seed {mark.seed}{made_by}"
