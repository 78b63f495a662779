"""Questions of the bank as a GIFT file, with what GIFT cannot say of each."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from ronda.learning.rules.banks.gift_question import Choice, GiftQuestion, Number, Pair, Text
from ronda.learning.rules.banks.gift_writing import write_gift
from ronda.learning.rules.banks.taken import BankQuestion, as_text, tags_of
from ronda.learning.rules.banks.weights import WHOLE, share
from ronda.learning.rules.exams.kinds import number_of

IMAGE = "the image"
UNIT = "the unit"
RUBRIC = "the rubric"
TAGS_OF_CHOICES = "the marks in what belongs to what: plain text is written"
ORDERING = "GIFT has no questions of this kind"


def written_as_gift(questions: Iterable[BankQuestion]) -> str:
    return write_gift(gift_of(each) for each in questions if each.asked.kind in _GIVING)


def not_in_gift(question: BankQuestion) -> tuple[str, ...]:
    """Nothing of a question of a kind that GIFT has not."""
    asked = question.asked
    if asked.kind not in _GIVING:
        return (ORDERING,)
    left_out = [IMAGE] if question.image is not None or question.image_text else []
    left_out += [UNIT] if asked.shown.get("unit") else []
    left_out += [RUBRIC] if asked.kind == "essay" else []
    marked = any("<" in text for _code, text in asked.shown.get("right", ()))
    return (*left_out, *([TAGS_OF_CHOICES] if marked else []))


def gift_of(question: BankQuestion) -> GiftQuestion:
    asked = question.asked
    return GiftQuestion(
        line=question.place,
        stem=_html(asked.stem),
        title=question.name,
        id=question.source_key,
        tags=tags_of(question),
        feedback=_html(question.explanation) if question.explanation else None,
        **_GIVING[asked.kind](asked.shown, asked.key),
    )


def _html(text: str) -> Text:
    # Lines end where a tag says so, and an empty line would end the question.
    return Text(" ".join(text.split()), "html")


def _single(shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    rows = shown["options"]
    return {
        "kind": "choice",
        "choices": tuple(Choice(_html(text), code == key["right"]) for code, text in rows),
    }


def _multiple(shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    one = share(len(key["right"]))
    choices = (
        Choice(_html(text), False, one if code in key["right"] else -one) for code, text in shown["options"]
    )
    return {"kind": "choice", "choices": tuple(choices)}


def _truth(_shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "true_false", "is_true": key["right"]}


def _short(_shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    rows = [(text, number_of(percent) or Decimal(0)) for text, percent in key["accepted"]]
    choices = (Choice(Text(text, "plain"), True, None if won == WHOLE else won) for text, won in rows)
    return {"kind": "short", "choices": tuple(choices)}


def _numeric(_shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    value, reach = number_of(key["value"]) or Decimal(0), number_of(key["tolerance"]) or Decimal(0)
    return {"kind": "numeric", "choices": (Choice(Number(value - reach, value + reach, value), True),)}


def _matching(shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    texts = dict(shown["right"])
    pairs = [Pair(_html(text), as_text(texts[key["pairs"][code]])) for code, text in shown["left"]]
    spare = [text for code, text in shown["right"] if code not in key["pairs"].values()]
    return {"kind": "matching", "pairs": (*pairs, *(Pair(Text("", "html"), as_text(text)) for text in spare))}


def _essay(_shown: Mapping[str, Any], _key: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "essay"}


_GIVING: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _truth,
    "short": _short,
    "numeric": _numeric,
    "matching": _matching,
    "essay": _essay,
}
