"""Keeping what a browser sent until it is taken in, and removing it."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from ronda.intake.models import Upload
from ronda.intake.queries import upload_for, uploads_for
from ronda.intake.rules.guess import fitting_kinds
from ronda.intake.rules.limits import SALES, limits_of, tell_bytes
from ronda.intake.rules.seen import as_seen, seen_from
from ronda.intake.rules.source import UnreadableError
from ronda.intake.rules.waiting import WAITING
from ronda.intake.services.opening import open_source
from ronda.intake.services.uploads.folder import open_folder, path_of
from ronda.intake.services.words import kinds
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

# The largest file of any kind; each kind has its own limit when it is read.
MOST_BYTES = SALES.file_bytes


def keep_upload(*, by: Viewer, at: datetime, name: str, chunks: Iterable[bytes], kind: str = "") -> Upload:
    """The file under a random name, looked at; refused, and not kept, when it is too large or no table."""
    if not by.can_manage:
        raise NotAllowedError("importing files")
    name = Path(name.replace("\\", "/")).name[-WAITING.name_chars :] or "file"
    remove_old_uploads(by=by, at=at, leave=WAITING.files - 1)
    ticket = secrets.token_urlsafe(16)
    path = open_folder(by.company_id) / ticket
    try:
        size = _write(path, name, chunks)
        seen = _look(path, name, kind)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Upload.objects.create(
        company_id=by.company_id,
        ticket=ticket,
        name=name,
        size=size,
        kind=kind if kind in kinds() else _kind_of(seen, name),
        seen=seen,
        at=at,
        by_id=by.person_id,
    )


def choose_kind(*, by: Viewer, at: datetime, ticket: str, kind: str) -> Upload:
    """Say what the file lists; what was said about its columns before falls away."""
    del at
    upload = upload_for(by, ticket)
    if kind not in kinds():
        raise RefusedError(Problem(f"kind '{kind}'", "is not known", ""))
    if kind != upload.kind:
        upload.kind, upload.said, upload.found = kind, {}, None
        upload.save(update_fields=["kind", "said", "found"])
    return upload


def remove_upload(*, by: Viewer, at: datetime, ticket: str) -> Upload:
    """The file goes; that it was there stays on record until newer uploads need its place."""
    upload = upload_for(by, ticket)
    with suppress(FileNotFoundError):
        path_of(upload).unlink()
    if upload.removed_at is None:
        upload.removed_at = at
        upload.save(update_fields=["removed_at"])
    return upload


@transaction.atomic
def remove_old_uploads(*, by: Viewer, at: datetime, leave: int = WAITING.files) -> int:
    """Those that waited too long, and of the others all but the newest; how many went."""
    waiting = list(uploads_for(by).order_by("-id"))
    old = [upload for place, upload in enumerate(waiting) if place >= leave or upload.at < at - WAITING.keep]
    for upload in old:
        path_of(upload).unlink(missing_ok=True)
    Upload.objects.filter(pk__in=[upload.pk for upload in old]).delete()
    return len(old)


def look_again(upload: Upload, *, encoding: str = "", delimiter: str = "") -> None:
    """The first rows as they read in another encoding or with another separator."""
    upload.seen = _look(path_of(upload), upload.name, upload.kind, encoding=encoding, delimiter=delimiter)


def _write(path: Path, name: str, chunks: Iterable[bytes]) -> int:
    size = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        for chunk in chunks:
            size += len(chunk)
            if size > MOST_BYTES:
                raise RefusedError(
                    Problem(
                        name,
                        f"the file has {tell_bytes(size)}, more than the {tell_bytes(MOST_BYTES)} allowed; "
                        "split it into several",
                    )
                )
            stream.write(chunk)
    return size


def _look(path: Path, name: str, kind: str, *, encoding: str = "", delimiter: str = "") -> dict[str, Any]:
    limits = limits_of(kind) if kind in kinds() else SALES
    try:
        with open_source(path, limits, encoding=encoding, delimiter=delimiter) as source:
            sheets = as_seen(source.previews())
            found = {each: getattr(source, each, "") for each in ("encoding", "delimiter")}
    except UnreadableError as error:
        raise RefusedError(Problem(name, str(error))) from None
    return {"sheets": sheets, **found}


def _kind_of(seen: dict[str, Any], name: str) -> str:
    known = frozenset(word for kind in kinds().values() for word in kind.known_names)
    for sheet in seen_from(seen):
        names, rows = sheet.under_header(known)
        if fitting := fitting_kinds(kinds().values(), names, [cells for _, cells in rows], name):
            return fitting[0]
    return ""
