"""The record of an import, with all that it changed."""

import json
import zlib
from collections.abc import Sequence

from ronda.intake.models import ImportBatch
from ronda.intake.rules.mapping import Mapping
from ronda.intake.rules.report import ImportReport
from ronda.intake.services.draft import Draft
from ronda.kernel.change import Change
from ronda.kernel.digest import canonical_json


def keep_batch(
    draft: Draft, report: ImportReport, mapping: Mapping, changes: Sequence[Change], digest: str
) -> int:
    """The number of the import, which `undo_import` asks for."""
    batch = ImportBatch.objects.create(
        company_id=draft.by.company_id,
        kind=report.kind,
        source_name=report.source[:300],
        source_digest=digest,
        mapping=mapping.as_json(),
        rows=report.rows,
        created=report.counts.created,
        changed=report.counts.changed,
        strange=report.strange,
        left_out=report.left_out,
        report=report.as_json(),
        changes=pack_changes(changes),
        at=draft.at,
        by_id=draft.by.person_id,
        upload=draft.options.upload,
    )
    return batch.pk


def pack_changes(changes: Sequence[Change]) -> bytes:
    rows = [[change.kind, change.key, change.before, change.after] for change in changes]
    return zlib.compress(canonical_json(rows).encode("utf-8"))


def unpack_changes(packed: bytes) -> list[Change]:
    return [Change(*row) for row in json.loads(zlib.decompress(packed))]
