"""What is recorded about what people have learnt."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CertificateRow:
    """A vocational certificate, level 5 to 1; it counts from `issued` up to and including `expires`."""

    person_code: str
    level: int
    issued: date
    expires: date | None = None
    certificate_no: str = ""
    source_key: str = ""
