"""The files of the sales ledger that were valid at a moment, and whether they are still what was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.conf import settings

from ronda.kernel.digest import digest_file
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.models import LedgerSegment
from ronda.people.queries import believed_at, company_for, in_force
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class LedgerFile:
    """One immutable segment; its name is the digest that its bytes must have."""

    month: Month
    path: Path
    digest: str
    rows: int


def ledger_files(viewer: Viewer, months: Sequence[Month], as_of: datetime) -> list[LedgerFile]:
    """The segments of the months that were valid at `as_of`, in one order; their bytes are not checked."""
    _refuse_unless_whole_ledger(viewer)
    segments = LedgerSegment.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, month__in=[str(month) for month in months]
    )
    folder = ledger_folder(viewer)
    return [_file(folder, segment) for segment in segments.order_by("month", "digest")]


def check_ledger(viewer: Viewer) -> list[Problem]:
    """What is missing or was changed, withdrawn segments included: earlier closings stand on them."""
    _refuse_unless_whole_ledger(viewer)
    folder = ledger_folder(viewer)
    segments = LedgerSegment.objects.filter(company_id=viewer.company_id).order_by("month", "number")
    files = dict.fromkeys(_file(folder, segment) for segment in segments)
    return [problem for file in files if (problem := _damage(file)) is not None]


def numbers_sold(viewer: Viewer, column: str) -> set[int]:
    """The outlets (`outlet_id`) or products (`product_id`) that the valid lines speak of."""
    segments = LedgerSegment.objects.filter(in_force(), company_id=viewer.company_id)
    folder = ledger_folder(viewer)
    tables = (pq.read_table(_file(folder, segment).path, columns=[column]) for segment in segments)
    return {number for table in tables for number in pc.unique(table[column]).to_pylist()}


def ledger_folder(viewer: Viewer) -> Path:
    """Where the company's segments lie."""
    return folder_of(company_for(viewer))


def folder_of(company: Any) -> Path:
    """The same where the company is at hand."""
    return Path(settings.RONDA_HOME) / "ledger" / str(company.code)


def segment_path(folder: Path, month: str, digest: str) -> Path:
    return folder / month / f"{digest}.parquet"


def _file(folder: Path, segment: LedgerSegment) -> LedgerFile:
    path = segment_path(folder, segment.month, segment.digest)
    return LedgerFile(Month.parse(segment.month), path, segment.digest, segment.rows)


def _damage(file: LedgerFile) -> Problem | None:
    where = f"sales ledger, {file.month}, {file.path.name}"
    if not file.path.is_file():
        return Problem(where, "the file is missing", "put it back from a backup")
    if digest_file(file.path) != file.digest:
        return Problem(where, "the file is not what was written", "put it back from a backup")
    return None


def _refuse_unless_whole_ledger(viewer: Viewer) -> None:
    if not viewer.can_freeze:
        raise NotAllowedError("reading the company's sales ledger")
