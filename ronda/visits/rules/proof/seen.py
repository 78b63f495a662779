"""What is known of a visit and of the other visits of the same person, as the rules of proof read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

# Places and words of the figures are made into sentences where they are read.
Figures = Mapping[str, int | str]


@dataclass(frozen=True)
class Odd:
    """A question about a visit: its kind, and the figures that it is told with. It says nothing of blame."""

    kind: str
    figures: Figures = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Degrees, and what the device says of its own accuracy."""

    latitude: float
    longitude: float
    accuracy_metres: float = 0.0


@dataclass(frozen=True)
class Read:
    """One reading; `place` is None where the device gave none, or where it was cleared since."""

    moment: str
    read_at: datetime
    received_at: datetime
    place: Place | None = None
    accuracy_metres: float | None = None
    distance_metres: int | None = None


@dataclass(frozen=True)
class Stay:
    """One visit of the person: `number` names it, `outlet` is where it was."""

    number: int
    outlet: int
    name: str
    arrived: datetime | None = None
    left: datetime | None = None
    readings: tuple[Read, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A photo: the digest of the file as it came, and the likeness of what is on it."""

    number: int
    stay: int
    outlet: int
    digest: str
    likeness: str = ""
    taken: datetime | None = None
