"""A Moodle XML file, read question by question; XML itself is read by defusedxml, without a document type.

Where the file breaks off, the questions before that are still offered. Each kind that the bank has not is
named: Moodle has some thirty of them.
"""

from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from re import search, sub
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ronda.learning.rules.banks.moodle_kinds import TAKING, text_in, worded
from ronda.learning.rules.banks.taken import (
    BankFault,
    BankFile,
    BankQuestion,
    NotTakenError,
    said_by_tags,
)
from ronda.learning.rules.exams.kinds import Asked

PICTURES = ("png", "jpg", "jpeg", "webp")
FEEDBACK = "what is said to each answer"
HINTS = "hints"
PICTURE_IN_TEXT = r"<p>\s*<img[^>]*>\s*</p>|<img[^>]*>"
FILES = "files beside the first picture of the question"
NO_WORDS = "words for the image: the name of its file stands for them"


def taken_from_moodle(content: bytes) -> BankFile:
    questions: list[BankQuestion] = []
    faults: list[BankFault] = []
    place = 0
    try:
        for element in _questions(content):
            place += 1
            try:
                questions.append(_question(place, element))
            except NotTakenError as wrong:
                faults.append(BankFault(place, wrong.what, wrong.remedy))
            element.clear()
    except DefusedXmlException:
        what = "the file declares a document type or entities, which are not read"
        faults.append(BankFault(place + 1, what, "export it from Moodle again"))
    except (ParseError, ValueError, LookupError) as broken:
        line = getattr(broken, "position", (0, 0))[0]
        faults.append(
            BankFault(place + 1, f"the XML breaks off at line {line}", "export it from Moodle again")
        )
    return BankFile("question", tuple(questions), tuple(faults))


def _questions(content: bytes) -> Iterator[Element]:
    for _event, element in iterparse(BytesIO(content), events=("end",), forbid_dtd=True):
        if element.tag == "question" and element.get("type") != "category":
            yield element


def _question(place: int, element: Element) -> BankQuestion:
    moodle_kind = element.get("type", "")
    take = TAKING.get(moodle_kind)
    if take is None:
        raise NotTakenError(
            f"the bank has no questions of the kind {moodle_kind[:40]}", "write it as one of the eight kinds"
        )
    kind, (shown, key), left_out = take(element)
    image, image_text, lost = _image(element)
    tags = [worded(each) for each in element.findall("tags/tag")]
    return BankQuestion(
        place,
        Asked(kind, sub(PICTURE_IN_TEXT, "", text_in(element.find("questiontext"))), shown, key),
        name=worded(element.find("name")),
        explanation=text_in(element.find("generalfeedback")),
        source_key=(element.findtext("idnumber") or "").strip(),
        image=image,
        image_text=image_text,
        left_out=(*left_out, *lost, *_lost(element)),
        **said_by_tags(tag for tag in tags if tag),  # type: ignore[arg-type]
    )


def _lost(element: Element) -> Iterator[str]:
    if any(worded(each) for each in element.iter("feedback")):
        yield FEEDBACK
    if any(worded(each) for each in element.findall("hint")):
        yield HINTS


def _image(element: Element) -> tuple[bytes | None, str, list[str]]:
    """The first picture of the question itself."""
    own = element.find("questiontext")
    files = [] if own is None else own.findall("file")
    pictures = [each for each in files if each.get("name", "").lower().rsplit(".", 1)[-1] in PICTURES]
    lost = [FILES] if len(list(element.iter("file"))) > len(pictures[:1]) else []
    if own is None or not pictures:
        return None, "", lost
    try:
        content = b64decode("".join((pictures[0].text or "").split()), validate=True)
    except (NoBase64, ValueError):
        raise NotTakenError("a picture that cannot be read", "put it into the question again") from None
    found = search(r'<img[^>]*\balt="([^"]+)"', own.findtext("text") or "")
    words = unescape(found.group(1)) if found else pictures[0].get("name", "")
    return content, words, lost if found else [*lost, NO_WORDS]
