"""What makes a finding unsound, each with what to do about it."""

from collections.abc import Iterator

from ronda.inspection.rules.records import FindingRow

FALSE_VISIT = "false_visit"
FINDING_KINDS = (FALSE_VISIT, "false_record", "ordering_for_retailer")


def finding_faults(row: FindingRow) -> Iterator[tuple[str, str]]:
    if row.kind not in FINDING_KINDS:
        yield f"kind '{row.kind}' is not known", f"use one of: {', '.join(FINDING_KINDS)}"
    if not row.reason.strip():
        yield "confirmed without a reason", "say what was found and how"
    if row.visit_number is not None and row.kind == "ordering_for_retailer":
        yield "ordering for a retailer names a visit", "leave the visit out"
