"""Questions of the bank as a Moodle XML file; all eight kinds, with their images."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from ronda.learning.rules.banks.taken import BankQuestion, as_text, tags_of
from ronda.learning.rules.banks.weights import plain_number, share

MOODLE_KINDS = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true_false": "truefalse",
    "numeric": "numerical",
    "matching": "matching",
    "ordering": "ordering",
    "short": "shortanswer",
    "essay": "essay",
}


def written_as_moodle(questions: Iterable[BankQuestion]) -> bytes:
    quiz = Element("quiz")
    for question in questions:
        _write(SubElement(quiz, "question", type=MOODLE_KINDS[question.asked.kind]), question)
    written: bytes = tostring(quiz, encoding="UTF-8", xml_declaration=True)
    return written


def _write(element: Element, question: BankQuestion) -> None:
    asked = question.asked
    _text(element, "name", question.name or as_text(asked.stem)[:60] or "?")
    stem = asked.stem
    if question.image is not None:
        stem += f'<p><img src="@@PLUGINFILE@@/image.png" alt="{escape(question.image_text)}"></p>'
    text = _text(element, "questiontext", stem, format="html")
    if question.image is not None:
        file = SubElement(text, "file", name="image.png", path="/", encoding="base64")
        file.text = b64encode(question.image).decode()
    _text(element, "generalfeedback", question.explanation, format="html")
    SubElement(element, "idnumber").text = question.source_key
    _KINDS[asked.kind](element, asked.shown, asked.key)
    tags = SubElement(element, "tags")
    for tag in tags_of(question):
        _text(tags, "tag", tag)


def _text(parent: Element, name: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, name, attributes)
    SubElement(element, "text").text = text
    return element


def _answer(parent: Element, text: str, percent: Decimal | int, form: str = "html") -> Element:
    return _text(parent, "answer", text, fraction=plain_number(Decimal(percent)), format=form)


def _single(element: Element, shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    SubElement(element, "single").text = "true"
    for code, text in shown["options"]:
        _answer(element, text, 100 if code == key["right"] else 0)


def _multiple(element: Element, shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    SubElement(element, "single").text = "false"
    one = share(len(key["right"]))
    for code, text in shown["options"]:
        _answer(element, text, one if code in key["right"] else -one)


def _truth(element: Element, _shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    for word in (True, False):
        _answer(element, str(word).lower(), 100 if key["right"] is word else 0, "moodle_auto_format")


def _short(element: Element, _shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    SubElement(element, "usecase").text = "0"
    for text, percent in key["accepted"]:
        _answer(element, text, Decimal(percent), "plain_text")


def _numeric(element: Element, shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    answer = _answer(element, str(key["value"]).replace(",", "."), 100, "plain_text")
    SubElement(answer, "tolerance").text = str(key["tolerance"]).replace(",", ".")
    if shown.get("unit"):
        unit = SubElement(SubElement(element, "units"), "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = shown["unit"]


def _matching(element: Element, shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    texts = dict(shown["right"])
    pairs = [(text, texts[key["pairs"][code]]) for code, text in shown["left"]]
    pairs += [("", text) for code, text in shown["right"] if code not in key["pairs"].values()]
    for left, right in pairs:
        _text(_text(element, "subquestion", left, format="html"), "answer", as_text(right))


def _ordering(element: Element, shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    for name, said in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("gradingtype", "ALL_OR_NOTHING")):
        SubElement(element, name).text = said
    texts = dict(shown["items"])
    for place, code in enumerate(key["order"], start=1):
        _answer(element, texts[code], place)


def _essay(element: Element, _shown: Mapping[str, Any], key: Mapping[str, Any]) -> None:
    SubElement(element, "responseformat").text = "editor"
    lines = "".join(f"<p>{escape(text, quote=False)} | {points}</p>" for _c, text, points in key["rubric"])
    _text(element, "graderinfo", lines, format="html")


_KINDS: Mapping[str, Callable[[Element, Mapping[str, Any], Mapping[str, Any]], None]] = {
    "single": _single,
    "multiple": _multiple,
    "true_false": _truth,
    "numeric": _numeric,
    "matching": _matching,
    "ordering": _ordering,
    "short": _short,
    "essay": _essay,
}
