"""An answer from the fields of its question, and the fields from an answer."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from ronda.learning.models import AttemptQuestion
from ronda.learning.rules.exams import codes_of

TRUTH = {"true": True, "false": False}


def said_of(asked: AttemptQuestion, data: QueryDict) -> Any:
    """None where nothing was said; an order that is not whole yet stays as its places."""
    kind, shown, name = asked.version.question.kind, asked.version.shown, f"q{asked.position}"
    if kind == "true_false":
        return TRUTH.get(data.get(name, ""))
    if kind == "multiple":
        return [code for code in codes_of(shown["options"]) if code in data.getlist(name)] or None
    if kind == "matching":
        pairs = {code: data.get(f"{name}-{code}", "") for code in codes_of(shown["left"])}
        return {code: right for code, right in pairs.items() if right} or None
    if kind == "ordering":
        places = {code: data.get(f"{name}-{code}", "") for code in codes_of(shown["items"])}
        places = {code: place for code, place in places.items() if place.isdigit() and len(place) < 4}
        if sorted(map(int, places.values())) == list(range(1, len(shown["items"]) + 1)):
            return sorted(places, key=lambda code: int(places[code]))
        return places or None
    return data.get(name, "").strip() or None


def fields_of(asked: AttemptQuestion, said: Any) -> dict[str, Any]:
    """What a page needs to ask: options in the drawn order with what was said. No key is at hand here."""
    kind, shown = asked.version.question.kind, asked.version.shown
    if kind in {"single", "multiple"}:
        chosen = said if isinstance(said, list) else [said]
        return {"options": [(code, text, code in chosen) for code, text in in_order(asked, shown["options"])]}
    if kind == "matching":
        pairs = said if isinstance(said, dict) else {}
        right = in_order(asked, shown["right"])
        return {"rows": [(code, text, pairs.get(code, "")) for code, text in shown["left"]], "choices": right}
    if kind == "ordering":
        items = in_order(asked, shown["items"])
        places = said if isinstance(said, dict) else {}
        if isinstance(said, list):
            places = {code: str(place) for place, code in enumerate(said, start=1)}
        rows = [(code, text, places.get(code, "")) for code, text in items]
        return {"rows": rows, "choices": [(str(n), n) for n in range(1, len(items) + 1)]}
    return {"unit": shown.get("unit", ""), "words": shown.get("words", "")}


def in_order(asked: AttemptQuestion, rows: list[list[str]]) -> list[list[str]]:
    places = {code: place for place, code in enumerate(asked.order)}
    return sorted(rows, key=lambda row: places.get(row[0], len(places)))


def said_words(asked: AttemptQuestion, said: Any) -> list[str]:
    """An answer, or a key in the same shape, as lines to read."""
    shown = asked.version.shown
    if said is None or said == "":
        return []
    if isinstance(said, bool):
        return [gettext("True") if said else gettext("False")]
    texts = {
        code: text for name in ("options", "items", "left", "right") for code, text in shown.get(name, ())
    }
    if isinstance(said, dict):
        return [f"{texts.get(left, left)}: {texts.get(right, right)}" for left, right in said.items()]
    if isinstance(said, list):
        return [texts.get(each, str(each)) for each in said]
    return [texts.get(said, str(said))]


def key_said(asked: AttemptQuestion) -> Any:
    """The right answer in the shape of an answer; for a review that is open."""
    key = asked.version.key
    for name in ("right", "pairs", "order", "value"):
        if name in key:
            return key[name]
    if "accepted" in key:
        return key["accepted"][0][0]
    return [row[1] for row in key.get("rubric", ())]
