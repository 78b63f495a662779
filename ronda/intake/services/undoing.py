"""Taking an import back, while nothing rests on it."""

from datetime import datetime

from django.db import transaction

import ronda.outlets.services as outlets
import ronda.people.services as people
from ronda.intake.models import ImportBatch
from ronda.intake.queries import import_numbered
from ronda.intake.services.batches import unpack_changes
from ronda.intake.services.recorded import STANDING
from ronda.intake.services.undo_records import undo_records
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


@transaction.atomic
def undo_import(*, by: Viewer, at: datetime, number: int) -> ImportBatch:
    """Every change by its own context; one that later data rests on refuses all, with reasons."""
    if not by.can_manage:
        raise NotAllowedError("taking imports back")
    batch = import_numbered(by, number)
    if batch.state == ImportBatch.State.UNDONE:
        raise RefusedError(
            Problem(
                f"import {number}", f"was taken back on {batch.undone_at:%Y-%m-%d}", "import the file again"
            )
        )
    changes = unpack_changes(bytes(batch.changes))
    for kind, standing in STANDING.items():
        if own := [change for change in changes if change.kind == kind]:
            undo_records(standing, by=by, at=at, changes=own, reason=f"import {number} was taken back")
    # Outlets rest on people, so what was built later goes first.
    for prefix, undo in (("outlets.", outlets.undo_changes), ("people.", people.undo_changes)):
        if own := [change for change in changes if change.kind.startswith(prefix)]:
            undo(by=by, at=at, changes=own)
    batch.state, batch.undone_at, batch.undone_by_id = ImportBatch.State.UNDONE, at, by.person_id
    batch.save(update_fields=["state", "undone_at", "undone_by"])
    return batch
