"""A text of lines as paragraphs and lists."""

from itertools import groupby

DASHES = ("-", "\u2013", "•", "*")


def paragraphs(text: str) -> list[tuple[str, list[str]]]:
    """Runs of `line` and `item`; an item is a line that begins with a dash. Empty lines only separate."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        (kind, [_bare(line) if kind == "item" else line for line in run])
        for kind, run in groupby(lines, key=lambda line: "item" if line.startswith(DASHES) else "line")
    ]


def _bare(line: str) -> str:
    return line.lstrip("".join(DASHES)).strip()
