"""The command that does what pages ask for in the background."""

import signal
from types import FrameType

import typer

from ronda.cli.options import HomeOption
from ronda.jobs.services.progress import STOPPING
from ronda.jobs.services.working import work_on

app = typer.Typer()


@app.command()
def worker(home: HomeOption = None) -> None:
    """Do the work that pages ask for, one piece after the other, until it is stopped with Ctrl-C.

    `ronda serve` has one beside it. More may run at the same time, also on the same home; work whose worker
    died is taken up again by another one.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    work_on(goes_on=lambda: not STOPPING.is_set())


def _stop(number: int, frame: FrameType | None) -> None:
    """The work in hand is handed back at its next word; a second signal ends the process at once."""
    STOPPING.set()
    signal.signal(number, signal.SIG_DFL)
