"""The vocational certificates of the simulated county: one senior certificate too few since one ran out."""

from collections.abc import Mapping

from ronda.demo.rules.cast import CAST
from ronda.kernel.period import Month
from ronda.learning.rules import CertificateRow

# By person: each level with the month of its issue and, where it has a term, the last month that it covers.
# Months count from the last one. Irina's senior certificate ran out before the last month, and Noor is new.
HELD: Mapping[str, tuple[tuple[int, int, int | None], ...]] = {
    "E01": ((3, -110, None), (2, -40, None)),
    "E02": ((3, -62, None),),
    "E03": ((3, -96, None), (2, -26, None)),
    "E04": ((4, -99, None), (3, -50, None)),
    "E05": ((4, -88, None), (3, -30, None)),
    "E06": ((4, -94, None), (3, -45, None)),
    "E07": ((4, -70, None),),
    "E08": ((4, -100, None), (3, -61, -1)),
    "E09": ((4, -36, None),),
    "E10": ((4, -70, None), (3, -20, None)),
    "E11": ((4, -104, None), (3, -55, None)),
    "E12": ((3, -130, None),),
    "E13": ((5, -8, None),),
}


def certificate_rows(company: str, last: Month) -> list[CertificateRow]:
    codes = {member.code for member in CAST if member.company == company}
    return [
        CertificateRow(
            person_code=code,
            level=level,
            issued=last.plus(issued).start,
            expires=None if until is None else last.plus(until).period.last_day,
            certificate_no=f"R{level}-{last.plus(issued)}-{code}",
            source_key=f"certificate-{code}-{level}",
        )
        for code, held in HELD.items()
        if code in codes
        for level, issued, until in held
    ]
