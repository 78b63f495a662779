"""The folder of a closing: filled as a draft, renamed when whole, read-only from then on."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from ronda.facts.models import Closing
from ronda.kernel.digest import digest_tree
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.policy import Policy, load_policy
from ronda.policy.loading import policy_files

DRAFT = ".draft"
READ_ONLY = 0o440
FOLDER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def month_folder(company_code: str, month: Month, shelf: str = "closings") -> Path:
    """Where the runs of a month lie, or its estimates, relative to the home."""
    if not FOLDER_NAME.fullmatch(company_code):
        raise RefusedError(
            Problem(f"company '{company_code}'", "cannot name a folder", "use letters, digits, _, . and -")
        )
    return Path(shelf) / company_code / str(month)


def in_home(folder: Path) -> Path:
    return Path(settings.RONDA_HOME) / folder


@contextmanager
def one_at_a_time(folder: Path, work: str) -> Iterator[None]:
    """Keeps other processes out while this one is at `work` in `folder`; a crash leaves nothing locked."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".{work}.lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RefusedError(
                Problem(str(folder), f"another process is {work} this month", "wait until it is done")
            ) from None
        yield


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """An empty folder to fill; unless it was renamed in the end it is removed, as is what a crash left."""
    draft = folder / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def copy_policy(policy: Policy, target: Path) -> Policy:
    """The policy as it is in `target` now; refuses one that was changed since it was loaded."""
    for path in policy_files(policy.folder):
        copy = target / path.relative_to(policy.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    copied = load_policy(target)
    if digest_tree(target, policy_files(target)) != policy.digest or copied.parameters != policy.parameters:
        raise RefusedError(
            Problem(str(policy.folder), "was changed while the month was being closed", "close again")
        )
    return copied


def write_text(path: Path, text: str) -> None:
    """The file appears whole or not at all, also where one is that cannot be written to."""
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.chmod(READ_ONLY)
    draft.replace(path)


def seal(draft: Path) -> None:
    """Makes every file of the draft read-only and sees it onto the disk."""
    for path in draft.rglob("*"):
        if path.is_file():
            path.chmod(READ_ONLY)
        _sync(path)


def publish(draft: Path, folder: Path) -> None:
    """Gives a whole draft its name; what a crash left under that name, unregistered, is set aside."""
    if folder.exists():
        aside = folder.with_name(f".{folder.name}.unregistered")
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
    _sync(draft)
    draft.rename(folder)
    _sync(folder.parent)


@contextmanager
def hold_month(by: Viewer, month: Month) -> Iterator[None]:
    """Keeps other processes from closing this month meanwhile."""
    with one_at_a_time(in_home(month_folder(company_for(by).code, month)), "closing"):
        yield


def refuse_others(by: Viewer, closing: Closing | None = None) -> None:
    """Months are closed by those who may read all that goes into one, and only those of their company."""
    if not by.can_freeze or (closing is not None and closing.company_id != by.company_id):
        raise NotAllowedError("closing a month")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
