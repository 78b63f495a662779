"""Taking back segments of the ledger: withdrawn, and those that they replaced believed again."""

from collections.abc import Sequence
from datetime import datetime

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.outlets.models import LedgerSegment
from ronda.outlets.queries.ledger import ledger_folder, segment_path
from ronda.outlets.services.refusing import known_too_late
from ronda.outlets.services.sales import number_segments, withdraw_segments
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


def undo_sales(by: Viewer, changes: Sequence[Change], at: datetime) -> list[Problem]:
    """A segment is found by month and digest, so one believed again can be taken back like the first.

    Lines that a later delivery skipped, because this one had brought them, go with it.
    """
    added = {change.key for change in changes if change.before is None}
    gone = {change.key: change for change in changes if change.after is None}
    standing = {
        f"{segment.month}/{segment.digest}": segment
        for segment in LedgerSegment.objects.select_for_update(of=("self",)).filter(
            in_force(), company_id=by.company_id
        )
    }
    problems = []
    going = []
    for key in sorted(added - gone.keys()):
        where = f"sales segment {key}"
        if key not in standing:
            what = "has been replaced or withdrawn since"
            problems.append(Problem(where, what, "take back the later delivery first"))
            continue
        going.append(standing[key])
        problems += known_too_late(where, standing[key].known_at, at)
    coming = [_believed_again(by, change, at) for key, change in sorted(gone.items()) if key not in added]
    for segment in coming:
        if not segment_path(ledger_folder(by), segment.month, segment.digest).is_file():
            where = f"sales segment {segment.month}/{segment.digest}"
            problems.append(Problem(where, "its file is missing", "put it back from a backup"))
    if not problems:
        withdraw_segments(going, at)
        number_segments(by.company_id, coming)
        LedgerSegment.objects.bulk_create(coming)
    return problems


def _believed_again(by: Viewer, change: Change, at: datetime) -> LedgerSegment:
    return LedgerSegment(company_id=by.company_id, known_at=at, **(change.before or {}))
