"""The marks of GIFT: `~ = # { } :` mean something unless a backslash is before them."""

import re
from collections.abc import Iterator

from ronda.learning.rules.banks.gift_question import Format, Text

MARKS = "~=#{}:"
BLANK = "_____"
FORMATS: dict[str, Format] = {"html": "html", "moodle": "moodle", "plain": "plain", "markdown": "markdown"}
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")


def places(text: str, marks: str) -> Iterator[int]:
    """Where one of the marks stands without a backslash."""
    skip = False
    for place, letter in enumerate(text):
        if skip:
            skip = False
        elif letter == "\\":
            skip = True
        elif letter in marks:
            yield place


def first_place(text: str, mark: str) -> int | None:
    """Where the mark begins without a backslash; a mark may be several letters long."""
    return next((place for place in places(text, mark[0]) if text.startswith(mark, place)), None)


def read_text(written: str, usual: Format) -> Text:
    """A text with its own format, if it names one; lines of plain text run on, others keep their shape."""
    named = _FORMAT.match(written)
    kept: Format = FORMATS[named.group(1).lower()] if named else usual
    rest = written[named.end() :] if named else written
    if kept in {"moodle", "plain"}:
        rest = re.sub(r"\s+", " ", rest)
    return Text(_ESCAPED.sub(_plain, rest.strip()), kept)


def read_plain(written: str) -> str:
    return _ESCAPED.sub(_plain, re.sub(r"\s+", " ", written.strip()))


def write_text(text: Text, usual: Format) -> str:
    """The reverse, with the format where it is not the usual one."""
    return ("" if text.format == usual else f"[{text.format}]") + write_plain(text.text)


def write_plain(text: str) -> str:
    return re.sub(r"([~=#{}:\\])", r"\\\1", text).replace("\n", "\\n")


def _plain(found: re.Match[str]) -> str:
    return "\n" if found.group(1) == "n" else found.group(1)
