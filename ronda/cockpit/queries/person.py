"""One person's month, why it is so, and the records behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ronda.appraisal.queries import EvidencePage, derivation_for, evidence_rows
from ronda.appraisal.rules.derivation import Derivation
from ronda.cockpit.queries.closing_month import Approved, closing_approval
from ronda.cockpit.queries.evidence_pages import READERS, with_pages
from ronda.cockpit.queries.evidence_titles import TITLED, with_titles
from ronda.cockpit.queries.months import closed_months
from ronda.facts.queries import Closing, closing_for
from ronda.kernel.period import Month
from ronda.pay.queries import paid_to
from ronda.people.rules import Viewer

EVIDENCE_LINES = 20


@dataclass(frozen=True)
class PersonMonth:
    """The explanation, the closing that it explains, what stands in the ledger after all runs of the month,
    who approved it, and the closed months to turn to."""

    months: Sequence[Month]
    closing: Closing
    derivation: Derivation
    paid_cents: int | None
    approved: Approved | None


def person_month(viewer: Viewer, code: str, month: Month) -> PersonMonth:
    """Refused for whoever may not see it, and just the same where there is nothing."""
    closing = closing_for(viewer, month)
    derivation = derivation_for(viewer, closing, code)
    paid, approved = paid_to(viewer, closing, code), closing_approval(viewer, closing)
    return PersonMonth(closed_months(viewer), closing, derivation, paid, approved)


def evidence_for(
    viewer: Viewer,
    month: Month,
    table: str,
    keys: Mapping[str, str | int],
    *,
    offset: int = 0,
    limit: int | None = EVIDENCE_LINES,
    sort: str = "",
) -> EvidencePage:
    """The records that a line of the explanation names: a page of them, or all without a limit."""
    closing = closing_for(viewer, month)
    found = evidence_rows(viewer, closing, table, keys, offset=offset, limit=limit, sort=sort)
    if table in TITLED:
        return with_titles(viewer, closing, found)
    return with_pages(viewer, found) if table in READERS and limit is not None else found
