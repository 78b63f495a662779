"""The proof of the month's visits: places, photos, and questions in each state."""

from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from PIL import Image, ImageDraw

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for
from ronda.visits.queries.proof.flags import own_questions
from ronda.visits.queries.proof.seeing import readings_of_form
from ronda.visits.rules.forms import FormSaid
from ronda.visits.rules.proof import PlaceSaid
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.services.proof.answering import answer_flag, confirm_flag, explain_flag
from ronda.visits.services.proof.looking import look_at_reading
from ronda.visits.services.proof.photos import add_photo
from ronda.visits.services.sending import send_form

# Degrees of latitude: about 4 and 850 metres.
AT_THE_DOOR, FAR_AWAY = 0.00004, 0.0076


def tell(scene: Scene) -> None:
    shelf = _picture("shelf")
    _visit(scene, "diego", 20, -6, "The price cards are new; the owner orders again.", photo=shelf)
    _visit(scene, "diego", 21, -5, "The owner was at the market hall; we spoke there.", north=FAR_AWAY)
    _visit(scene, "diego", 22, -2, "Only the new card was handed over.", minutes=1)
    _visit(scene, "elena", 20, -4, "The owner tries the new tea.", north=FAR_AWAY)
    _visit(scene, "farid", 20, -3, "The shelf was put in order together.", photo=_picture("counter"))
    _visit(scene, "farid", 21, -2, "The counter has the rack now.", photo=_picture("counter"), minutes=1)
    _settle(scene)


def _settle(scene: Scene) -> None:
    """Diego answered once and was understood; Elena's answer waits; Farid's was confirmed; one is open."""
    ana, now = scene.viewer("ana"), scene.now
    diego = {each.kind: each for each in own_questions(scene.viewer("diego"))}
    if "far" in diego:
        flag = diego["far"]
        _answer(scene, "diego", flag.pk, "The owner sells at the market hall on that day; we met there.")
        for reading in readings_of_form(ana, flag.form_id)[:1]:
            why = "To settle a question about this visit: was it the market hall?"
            look_at_reading(by=ana, at=now, number=reading.pk, why=why)
        explain_flag(by=ana, at=now, number=flag.pk, why="The owner has a stall in the market hall.")
    for flag in own_questions(scene.viewer("elena")):
        _answer(scene, "elena", flag.pk, "I checked in on the way back, when I thought of it.")
    for flag in own_questions(scene.viewer("farid")):
        if flag.kind == "same_photo":
            _answer(scene, "farid", flag.pk, "I took the wrong picture from the folder.")
            why = "It shows another outlet; the counter of this one was not seen."
            confirm_flag(by=ana, at=now, today=scene.today, number=flag.pk, why=why)


def _answer(scene: Scene, who: str, number: int, words: str) -> None:
    answer_flag(by=scene.viewer(who), at=scene.now, number=number, answer=words)


def _visit(
    scene: Scene,
    who: str,
    place: int,
    day: int,
    outcome: str,
    *,
    north: float = AT_THE_DOOR,
    minutes: int = 16,
    photo: bytes = b"",
) -> None:
    """In the morning of a working day, at an outlet that the rest of the story leaves alone."""
    by, on = scene.viewer(who), _day(scene, day)
    held = portfolio_for(by, on=on).order_by("outlet__code")
    outlet = held[place % len(held)].outlet
    begun_at = _at(scene, on, 10, place)
    left_at = min(scene.now, begun_at + timedelta(minutes=minutes))
    key = uuid5(NAMESPACE_URL, f"ronda demo proof {who} {place}")
    begin_visit(
        by=by,
        at=begun_at,
        today=on,
        key=key,
        begun=VisitBegun(outlet.code, place=_place(outlet, north, 9.0 + place, begun_at)),
    )
    if photo:
        add_photo(by=by, at=begun_at, key=key, content=photo, in_app=True)
    said = FormSaid(reason="frequency", outcome=outcome, display="good", price_marking="good")
    there = _place(outlet, north, 11.5 + place, left_at)
    send_form(by=by, at=left_at, today=on, key=key, said=said, left_at=left_at, place=there)


def _place(outlet: object, north: float, accuracy: float, at: datetime) -> PlaceSaid | None:
    latitude, longitude = getattr(outlet, "latitude", None), getattr(outlet, "longitude", None)
    if latitude is None or longitude is None:
        return None
    return PlaceSaid(float(latitude) + north, float(longitude), accuracy, at)


def _picture(of: str) -> bytes:
    """A shelf, or a counter, drawn in a few strokes."""
    picture = Image.new("RGB", (480, 360), (236, 231, 220))
    draw = ImageDraw.Draw(picture)
    if of == "shelf":
        for board in range(3):
            top = 60 + board * 95
            draw.rectangle((30, top + 70, 450, top + 80), fill=(120, 84, 50))
            for box in range(8):
                left, colour = 40 + box * 51, (60 + 20 * box, 150 - 12 * box, 90 + 30 * board)
                draw.rectangle((left, top + 12 * (box % 3), left + 40, top + 70), fill=colour)
    else:
        draw.rectangle((0, 210, 480, 360), fill=(94, 66, 44))
        draw.rectangle((60, 90, 200, 210), fill=(35, 110, 105))
        for line in range(4):
            draw.rectangle((260, 110 + 24 * line, 430, 122 + 24 * line), fill=(200, 120 + 20 * line, 60))
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _day(scene: Scene, number: int) -> date:
    """A working day before today; never of a month that is closed."""
    days = [each for each in scene.working if scene.month.start <= each <= scene.today] or [scene.today]
    return days[max(number - 1, -len(days))]


def _at(scene: Scene, on: date, hour: int, minute: int) -> datetime:
    moment = scene.now.replace(
        year=on.year, month=on.month, day=on.day, hour=hour, minute=minute, second=0, microsecond=0
    )
    return min(moment, scene.now)
