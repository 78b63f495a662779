"""What was done on screen in one go, kept so that it can be told about and taken back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Deed, KeptProposal
from ronda.outlets.services.refusing import refuse_unless_manager
from ronda.outlets.services.undo import undo_changes
from ronda.people.rules import Viewer


def note_deed(
    by: Viewer, at: datetime, what: str, changes: Sequence[Change], why: str = "", **said: Any
) -> Deed | None:
    """None where nothing was changed."""
    if not changes:
        return None
    return Deed.objects.create(
        company_id=by.company_id,
        what=what,
        said=said,
        why=why,
        changes=[asdict(change) for change in changes],
        done_at=at,
        done_by_id=by.person_id,
    )


@transaction.atomic
def undo_deed(*, by: Viewer, at: datetime, number: int, why: str = "") -> Deed:
    """As far as nothing has been built on it since."""
    refuse_unless_manager(by, "taking back changes")
    deed = Deed.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, pk=number).first()
    where = f"deed {number}"
    if deed is None:
        raise RefusedError(Problem(where, "is not among your company's", "look at the list again"))
    if deed.undone_at is not None:
        raise RefusedError(Problem(where, "has been taken back already", "look at the page again"))
    undo_changes(by=by, at=at, changes=[Change(**each) for each in deed.changes], why=why)
    if deed.what == "proposal.accepted":
        KeptProposal.objects.filter(company_id=by.company_id, pk=deed.said["proposal"]).update(
            accepted_at=None
        )
    deed.undone_at = at
    deed.save(update_fields=["undone_at"])
    return deed
