"""What everybody may have of a draw, without signing in: by state, and never a name of a person or outlet."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from ronda.inspection.models import Commitment, DrawnUnit, InspectionRound
from ronda.inspection.rules.draws import Chance, Drawn, Revealed, Unit, write_list, write_reveals
from ronda.kernel.reason import Reason

FILES = ("announced.json", "frame.txt", "reveals.json", "list.txt")


@dataclass(frozen=True)
class PublicDraw:
    """`seed`, nonces and the list are there only once the round is over."""

    address: str
    kind: str
    starts: date
    last: date
    state: str
    commitments: list[Commitment]
    announced_at: datetime
    frozen_at: datetime | None
    released_at: datetime | None
    frame_digest: str
    beacon_source: str
    why: str
    files: dict[str, str]
    seed: str
    nonces: dict[str, str]
    beacon: str


def public_draw(address: str) -> PublicDraw | None:
    """Three statements; None where no round has this address."""
    found = InspectionRound.objects.filter(address=address).first()
    if found is None:
        return None
    promises = list(found.commitments.all())
    over = is_over(found)
    return PublicDraw(
        address=address,
        kind=found.object,
        starts=found.starts,
        last=found.last,
        state=found.state,
        commitments=promises,
        announced_at=found.announced_at,
        frozen_at=found.frozen_at,
        released_at=found.released_at,
        frame_digest=found.frame_digest,
        beacon_source=found.asked.get("beacon", ""),
        why=found.abandoned_why,
        files=published_files(found, promises),
        seed=found.seed if over else "",
        nonces=_nonces(promises) if over else {},
        beacon=found.beacon if over else "",
    )


def is_over(found: InspectionRound) -> bool:
    """Whether the draw is no secret any more: released, or given up after it was made."""
    ended = (InspectionRound.State.RELEASED, InspectionRound.State.ABANDONED)
    return found.state in ended and bool(found.seed)


def published_names(found: InspectionRound) -> list[str]:
    """Of the files that everybody may have by now."""
    if is_over(found):
        return list(FILES)
    return list(FILES[:1]) if found.asked.get("announced") else []


def published_files(found: InspectionRound, promises: list[Commitment]) -> dict[str, str]:
    """By name. The frame stays back as well: beside the nonces it would give the list away."""
    files = {}
    if found.asked.get("announced"):
        files["announced.json"] = str(found.asked["announced"])
    if is_over(found):
        files["frame.txt"] = found.frame
        files["reveals.json"] = write_reveals(Revealed(_nonces(promises), found.beacon, found.seed))
        files["list.txt"] = write_list(map(_drawn, found.units.filter(second_of=None).order_by("position")))
    return files


def _nonces(promises: list[Commitment]) -> dict[str, str]:
    return {each.party: each.nonce for each in sorted(promises, key=lambda one: one.party) if each.nonce}


def _drawn(row: DrawnUnit) -> Drawn:
    """As it was drawn; so the list tells what is stored, and not what would be drawn again."""
    chance = Chance(Fraction(row.probability), Reason(row.why["code"]))
    return Drawn(row.position, Unit(row.unit, row.stratum), row.ticket, chance, bool(row.why["again"]))
