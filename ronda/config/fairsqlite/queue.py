"""A queue in which the processes and threads that write one database wait their turn."""

import fcntl
import os
from pathlib import Path


class WriterQueue:
    """An exclusive `flock` on a file beside the database.

    SQLite lets waiting writers poll, so the lucky overtake the patient; `flock` serves them in order, and the
    kernel frees it when its process dies, however it dies. Local disks only.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def enter(self) -> None:
        if self._descriptor is not None:
            return
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def leave(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
