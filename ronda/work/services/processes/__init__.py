"""Processes: taken into the library, written, adopted, reviewed, ended."""

from ronda.work.services.processes.keeping import ProcessRow, begin_process, change_process, end_process
from ronda.work.services.processes.reviewing import review_process
from ronda.work.services.processes.writing import adopt_version, write_version

__all__ = [
    "ProcessRow",
    "adopt_version",
    "begin_process",
    "change_process",
    "end_process",
    "review_process",
    "write_version",
]
