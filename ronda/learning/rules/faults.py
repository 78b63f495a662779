"""What makes a certificate unsound, with what to do about it."""

from collections.abc import Iterator

from ronda.learning.rules.levels import LEVELS
from ronda.learning.rules.records import CertificateRow


def certificate_faults(row: CertificateRow) -> Iterator[tuple[str, str]]:
    if row.level not in LEVELS:
        yield f"level {row.level} is none of 5 (junior) to 1 (senior marketer)", "correct it"
    if row.expires is not None and row.expires < row.issued:
        yield f"expires on {row.expires}, before it is issued on {row.issued}", "correct one of the days"
