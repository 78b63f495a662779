"""Writes of listing targets."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.work.models import ListingTarget
from ronda.work.queries.listing import listing_pairs_in_force, listing_targets_in_force
from ronda.work.queries.numbered import records_numbered
from ronda.work.queries.reach import OutletReach
from ronda.work.rules import ListingTargetRow
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, withdraw_records


@transaction.atomic
def set_listing_targets(*, by: Viewer, at: datetime, rows: Sequence[ListingTargetRow]) -> list[Change]:
    """Add the targets that are not in force yet."""
    names = Names(by)
    drafts = drafts_of(
        list(dict.fromkeys(rows)),
        noun="listing target",
        names=names,
        at=at,
        codes=lambda row: [("outlet", row.outlet_code), ("product", row.product_code)],
        faults=lambda row: (),
        draft=lambda row: _draft(row, names),
    )
    known = set(listing_pairs_in_force(by.company_id, {draft.month for draft in drafts}))
    fresh = [each for each in drafts if (each.month, each.outlet_id, each.product_id) not in known]
    return add_records(fresh, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def withdraw_listing_targets(
    *, by: Viewer, at: datetime, numbers: Sequence[int], reason: str
) -> list[Change]:
    targets = records_numbered(listing_targets_in_force(by), numbers)
    _refuse_foreign(by, targets)
    return withdraw_records(targets, at=at, reason=reason)


def _draft(row: ListingTargetRow, names: Names) -> ListingTarget:
    return ListingTarget(
        company_id=names.by.company_id,
        outlet_id=names.outlet[row.outlet_code],
        product_id=names.product[row.product_code],
        month=str(row.month),
    )


def _refuse_foreign(by: Viewer, targets: Sequence[ListingTarget]) -> None:
    reach = OutletReach(by)
    if not all(reach.may_record(target.outlet_id) for target in targets):
        raise NotAllowedError("setting listing targets of an outlet of another centre")
