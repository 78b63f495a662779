"""What makes a certificate unsound, with what to do about it."""

from collections.abc import Iterator

from ronda.learning.rules.certified import Held
from ronda.learning.rules.levels import LEVELS
from ronda.learning.rules.records import CertificateRow


def certificate_faults(row: CertificateRow) -> Iterator[tuple[str, str]]:
    if row.level not in LEVELS:
        yield f"level {row.level} is none of 5 (junior) to 1 (senior marketer)", "correct it"
    if row.expires is not None and row.expires < row.issued:
        yield f"expires on {row.expires}, before it is issued on {row.issued}", "correct one of the days"


def are_two_of_one_level(one: Held, other: Held) -> bool:
    """Of one person and level. A certificate that follows one with an end, and runs longer, renews it."""
    (_, issued, expires), (_, later_issued, later_expires) = sorted((one, other), key=lambda each: each[1])
    if issued == later_issued or expires is None:
        return True
    return later_expires is not None and later_expires <= expires
