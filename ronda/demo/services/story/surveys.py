"""Customers are asked: a round that is published, one that is being answered, and paper to be keyed in."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from ronda.demo.services.story import Scene
from ronda.recognition.rules.customers.keying import Keyed
from ronda.recognition.services.customers import (
    Answered,
    RoundSaid,
    answer_sheet,
    close_round,
    draw_round,
    hand_sheet,
    key_sheet,
    make_questionnaire,
    make_round,
    open_round,
    print_sheets,
    publish_round,
    record_call,
    return_sheet,
    set_sheet_aside,
)

WORDS = (
    "Please come before noon; in the afternoon the shop is full.",
    "The advice on the tea shelf was good. More of that.",
    "Tell us earlier when a product runs out.",
    "Thank you for the help with the display.",
    "The order day and the delivery day do not fit together.",
)
ROLES = ("owner", "owner", "owner", "clerk", "other")
EARLY = "Those who are missing do not want to be asked again."
HURRY = "The owner had no time and does not want to be asked again."


def tell(scene: Scene) -> None:
    asked = make_questionnaire(
        by=scene.viewer("ana"), at=_at(scene, -9), today=_at(scene, -9).date(), title="Service to outlets"
    )
    _published(scene, asked)
    _running(scene, asked)


def _published(scene: Scene, asked: Any) -> None:
    """One outlet said by telephone that it never got its form."""
    round_, codes = _round(scene, asked, "Service in the first half-year", begins=-8, days=10, seed="spring")
    for place, sheet in enumerate(codes):
        if place % 6 != 5:
            _answer(scene, sheet, codes[sheet], _at(scene, -7 + place % 4, 8 + place % 9), place)
    at = _at(scene, -2)
    here: dict[str, Any] = {"number": round_.pk, "at": at}
    close_round(by=scene.viewer("ana"), today=at.date(), why=EARLY, **here)
    for place, sheet in enumerate(round_.sheets.filter(to_call=True).order_by("number")):
        outcome, said = ("agrees", "") if place else ("differs", "The clerk filled it in, not the owner.")
        record_call(by=scene.viewer("bruno"), sheet=sheet.number, outcome=outcome, said=said, **here)
    publish_round(by=scene.viewer("ana"), number=round_.pk, at=_at(scene, -1), today=_at(scene, -1).date())


def _running(scene: Scene, asked: Any) -> None:
    """A third has answered; some came back on paper."""
    round_, codes = _round(scene, asked, "Service in the autumn", begins=-1, days=14, seed="autumn")
    carmen = scene.viewer("carmen")
    here: dict[str, Any] = {"number": round_.pk, "at": scene.now}
    sheets = list(codes)
    for place, sheet in enumerate(sheets[: len(sheets) // 3]):
        _answer(scene, sheet, codes[sheet], scene.now, place)
    rest = sheets[len(sheets) // 3 :]
    for sheet in rest[:12]:
        hand_sheet(by=carmen, sheet=sheet.number, **here)
    set_sheet_aside(by=carmen, sheet=rest[0].number, state="refused", why=HURRY, **here)
    paper = rest[1:5]
    for sheet in paper:
        return_sheet(by=carmen, sheet=sheet.number, **here)
    key_sheet(by=carmen, sheet=paper[0].number, keyed=Keyed(_marks(paper[0], 3), WORDS[0], "owner"), **here)
    key_sheet(by=carmen, sheet=paper[1].number, keyed=Keyed(_marks(paper[1], 4), "", "clerk"), **here)
    other = Keyed({**_marks(paper[1], 4), "advice": 1}, "", "clerk")
    key_sheet(by=scene.viewer("bruno"), sheet=paper[1].number, keyed=other, **here)


def _round(
    scene: Scene, asked: Any, title: str, *, begins: int, days: int, seed: str
) -> tuple[Any, Mapping[Any, str]]:
    """Planned, drawn, open and printed; the codes of its sheets."""
    ana, at = scene.viewer("ana"), _at(scene, begins)
    said = RoundSaid(title, asked.pk, at.date(), at.date() + timedelta(days=days), centre=scene.centre_id)
    round_ = make_round(by=ana, at=at, said=said)
    here: dict[str, Any] = {"by": ana, "at": at, "today": at.date(), "number": round_.pk}
    draw_round(**here, seed=sha256(seed.encode()).hexdigest()[:32])
    open_round(**here)
    printed: Sequence[tuple[Any, str]] = print_sheets(**here)
    return round_, dict(sorted(printed, key=lambda each: each[0].number))


def _answer(scene: Scene, sheet: Any, code: str, at: datetime, place: int) -> None:
    said = WORDS[place % len(WORDS)] if place % 7 == 0 else ""
    told = Answered(
        _marks(sheet, 4),
        said,
        ROLES[place % len(ROLES)],
        f"phone {sheet.pk // 3 if place < 3 else sheet.pk}",
        62,
    )
    answer_sheet(token=code, at=min(at, scene.now), told=told)


def _marks(sheet: Any, usual: int) -> dict[str, int]:
    """Some people are liked more than others, and outlets differ."""
    codes = [each["code"] for each in sheet.round.version.items if each["kind"] == "scale"]
    liked = sheet.person_id % 3 - 1
    chance = sha256(f"{sheet.round_id} {sheet.number}".encode()).digest()
    return {
        code: max(
            1,
            min(
                5,
                usual
                + liked * (chance[place] % 4 == 0)
                + (chance[place + 8] % 5 == 0)
                - (chance[place] % 7 == 0),
            ),
        )
        for place, code in enumerate(codes)
    }


def _at(scene: Scene, number: int, hour: int = 9) -> datetime:
    """That working day, but in the running month: closed months keep what they were closed with."""
    first = datetime.combine(scene.month.start, time(8), scene.now.tzinfo or UTC)
    return min(scene.now, max(first, scene.moment(number, hour)))
