"""Simple text as HTML: headings, lists, bold words, paragraphs. What was HTML already stays it, uncleaned.

# Heading            ## Smaller heading
- item of a list     1. item of a numbered list
**bold**, *slanted*             an empty line ends a paragraph
"""

import re
from collections.abc import Iterator
from html import escape

TAG = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|table|br|strong|em|blockquote|div)\b[^>]*>", re.IGNORECASE)
HEADING = re.compile(r"(#{1,3})\s+(.+)")
ITEM = re.compile(r"[-*]\s+(.+)")
NUMBERED = re.compile(r"\d+[.)]\s+(.+)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
SLANTED = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")


def as_html(text: str) -> str:
    """To be cleaned before it is shown."""
    if TAG.search(text):
        return text
    return "\n".join(_blocks(text.replace("\r\n", "\n").split("\n")))


def _blocks(lines: list[str]) -> Iterator[str]:
    """Neighbouring lines of one kind are one block."""
    kind, held = "", list[str]()
    for line in [*(each.strip() for each in lines), ""]:
        found, words = _read(line)
        if held and found != kind:
            yield _block(kind, held)
            held = []
        kind = found
        if found.startswith("h"):
            yield f"<{found}>{words}</{found}>"
        elif found:
            held.append(words)


def _read(line: str) -> tuple[str, str]:
    if not line:
        return "", ""
    if heading := HEADING.fullmatch(line):
        return f"h{len(heading[1]) + 1}", _inline(heading[2])
    if item := ITEM.fullmatch(line):
        return "ul", _inline(item[1])
    if item := NUMBERED.fullmatch(line):
        return "ol", _inline(item[1])
    return "p", _inline(line)


def _block(kind: str, held: list[str]) -> str:
    if kind == "p":
        return f"<p>{'<br>'.join(held)}</p>"
    items = "".join(f"<li>{each}</li>" for each in held)
    return f"<{kind}>{items}</{kind}>"


def _inline(words: str) -> str:
    bold = BOLD.sub(r"<strong>\1</strong>", escape(words, quote=False))
    return SLANTED.sub(r"<em>\1</em>", bold)
