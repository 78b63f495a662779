"""Suggestions in every state."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from ronda.demo.services.story import Scene
from ronda.innovation.services.ideas import (
    IdeaSaid,
    adopt_idea,
    answer_idea,
    end_trial,
    write_idea,
)

KEYS = UUID("7a3ed4a0-57a1-4f0e-9d5b-2f9f4f1f2a10")


def tell(scene: Scene) -> None:
    glass = _idea(scene, "diego", -30, "Put the price list under glass on the counter", "display_plan")
    _answered(scene, glass, -28, "try", "Good and cheap. Try it at five kiosks and tell us.", 2)
    _ended(scene, glass, "diego", -14, worked=True, said="Owners point at it; fewer questions about prices.")
    adopt_idea(
        **_at(scene, "ana", -12), number=glass.pk, said="For all kiosks; the glass is bought centrally."
    )
    bell = _idea(
        scene, "elena", -26, "A small bell on the shelf that rings when a row is empty", "service_tool"
    )
    _answered(scene, bell, -24, "try", "Thank you, let us try it with two outlets.", 1)
    _ended(
        scene, bell, "elena", -10, worked=False, said="It rings all day: the owners took it off. A card does."
    )
    tilted = _idea(
        scene, "farid", -20, "A shelf tilted by ten degrees so that packs are seen", "display_hardware"
    )
    _answered(scene, tilted, -12, "try", "The carpenter makes three. Sorry that this took a while.", 3)
    route = _idea(
        scene, "bruno", -15, "List new products to their best outlets first, then to the rest", "process"
    )
    _answered(scene, route, -14, "adopt", "We do it from next month. Thank you, Bruno.", 3)
    fridge = _idea(scene, "diego", -11, "Our own refrigerators at the market", "other")
    _answered(
        scene, fridge, -9, "thank", "Thank you. The power there cannot carry it; we ask again next year.", 1
    )
    _idea(scene, "carmen", -8, "Photograph the stock book instead of copying it", "process")
    _idea(scene, "diego", -2, "Ask for the stock by message the day before the visit", "process")
    _idea(scene, "elena", -1, "A card with the three questions of the opening", "service_tool")


def _idea(scene: Scene, who: str, number: int, line: str, about: str) -> Any:
    said = IdeaSaid(line, about=about, kind="method" if about == "process" else "idea")
    return write_idea(**_at(scene, who, number), key=uuid5(KEYS, f"{scene.by.company_id} {line}"), said=said)


def _answered(scene: Scene, idea: Any, number: int, follows: Any, words: str, points: int) -> None:
    here = _at(scene, "ana", number)
    answer_idea(**here, number=idea.pk, follows=follows, words=words, points=points)


def _ended(scene: Scene, idea: Any, who: str, number: int, *, worked: bool, said: str) -> None:
    end_trial(**_at(scene, who, number), number=idea.pk, worked=worked, said=said)


def _at(scene: Scene, who: str, number: int) -> dict[str, Any]:
    at: datetime = scene.moment(number)
    today: date = at.date()
    return {"by": scene.viewer(who), "at": at, "today": today}
