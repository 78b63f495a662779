"""Two processes that live and stop together: the web server, and the worker that does what pages ask for.

It starts no Django, so that the process that watches the two stays small.
"""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

SECONDS_BETWEEN_LOOKS = 0.5
# A worker that dies at once is not started again without end in the same second.
SECONDS_BEFORE_ANOTHER = 2
SECONDS_TO_STOP = 15
PR_SET_PDEATHSIG = 1


class StopError(Exception):
    """Somebody asks that both stop."""


def main(web_arguments: Sequence[str]) -> int:
    """Serves until the web server ends or a signal comes; a worker that dies is replaced."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    children: dict[str, subprocess.Popen[bytes]] = {}
    commands = {
        "web": [sys.executable, "-m", "gunicorn", *web_arguments],
        "worker": [sys.executable, "-m", "ronda.cli", "worker"],
    }
    try:
        for name, command in commands.items():
            children[name] = _start(command)
        while children["web"].poll() is None:
            if children["worker"].poll() is not None:
                sys.stderr.write("ronda: the worker has ended; another one begins\n")
                time.sleep(SECONDS_BEFORE_ANOTHER)
                children["worker"] = _start(commands["worker"])
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return children["web"].returncode or 0
    except StopError:
        return 0
    finally:
        _end(list(children.values()))


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_end_with_parent if sys.platform == "linux" else None)


def _end_with_parent() -> None:
    """Also when this process is killed and can tell nobody."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)
    raise StopError


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Asked first; a worker in the midst of a long step is not waited for, its work is taken up again."""
    for child in children:
        child.terminate()
    until = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(max(until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
