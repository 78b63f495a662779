"""A visit in the town with its proof: places in steps from the door, and small pictures drawn here."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image, ImageDraw

from ronda.outlets.models import Outlet
from ronda.people.tests.built_once import built_once
from ronda.visits.models import VisitForm
from ronda.visits.rules.forms import FormSaid
from ronda.visits.rules.proof import PlaceSaid
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.services.sending import send_form
from ronda.work.tests.builders import Town, a_town

# A Thursday; working hours are from seven to eight in the evening, UTC in this company.
DAY = date(2022, 10, 13)
NINE = datetime(2022, 10, 13, 9, 0, tzinfo=UTC)
DOOR = (-33.45, -70.66)
# 0.01 degrees of latitude are 1,112 metres.
DEGREES_OF_800_METRES = 0.007195


@built_once
def a_placed_town() -> Town:
    """O1 and O2 next door to each other, O3 eleven kilometres away."""
    town = a_town()
    for code, north in (("O1", 0.0), ("O2", 0.0002), ("O3", 0.1)):
        Outlet.objects.filter(company=town.county.company, code=code).update(
            latitude=DOOR[0] + north, longitude=DOOR[1]
        )
    return town


def place(north: float = 0.0, *, accuracy: float = 12.0, at: datetime | None = None) -> PlaceSaid:
    """So many degrees north of the first door."""
    return PlaceSaid(DOOR[0] + north, DOOR[1], accuracy, at)


def begin(
    town: Town,
    who: str = "diego",
    *,
    outlet: str = "O1",
    at: datetime = NINE,
    said: PlaceSaid | None = None,
    kind: str = "visit",
) -> UUID:
    key = uuid4()
    begun = VisitBegun(outlet, kind, place=said)
    begin_visit(by=town.viewer_of(who), at=at, today=at.date(), key=key, begun=begun)
    return key


def send(
    town: Town,
    key: UUID,
    who: str = "diego",
    *,
    minutes: int = 18,
    said: PlaceSaid | None = None,
    outcome: str = "",
) -> VisitForm:
    form = VisitForm.objects.get(key=key)
    assert form.arrived_at is not None
    return send_form(
        by=town.viewer_of(who),
        at=form.arrived_at + timedelta(minutes=minutes),
        today=form.day,
        key=key,
        said=FormSaid(reason="frequency", outcome=outcome or f"Words of visit {form.pk} only."),
        place=said,
    )


def a_picture(
    seed: int = 1, *, size: tuple[int, int] = (64, 48), taken: str = "", kind: str = "JPEG"
) -> bytes:
    """Bars whose heights come from the seed; `taken` as a camera writes it, `2022:10:13 09:05:00`."""
    wide, high = 64, 48
    picture = Image.new("RGB", (wide, high), (240, 240, 230))
    draw = ImageDraw.Draw(picture)
    for bar in range(8):
        height = (seed * 37 + bar * bar * 13 * seed) % size[1]
        left = bar * size[0] // 8
        draw.rectangle(
            (left, size[1] - height, left + size[0] // 8 - 2, size[1]), fill=(40 * bar % 256, 90, 60)
        )
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
        exif.get_ifd(0x8825)[1] = "S"
    out = BytesIO()
    picture.save(out, kind, exif=exif.tobytes())
    return out.getvalue()
