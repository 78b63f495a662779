"""What learning records, and whether enough of the staff is certified."""

from ronda.learning.rules.certified import CertifiedShare, Marketer, certified_share, counted_staff, level_on
from ronda.learning.rules.levels import INTERMEDIATE, LEVELS, SENIOR
from ronda.learning.rules.records import CertificateRow

__all__ = [
    "INTERMEDIATE",
    "LEVELS",
    "SENIOR",
    "CertificateRow",
    "CertifiedShare",
    "Marketer",
    "certified_share",
    "counted_staff",
    "level_on",
]
