"""Which files may lie with an object of work, and under which name."""

import re
import unicodedata
from collections.abc import Collection

KINDS = {
    "pdf": ("application/pdf", (b"%PDF",)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "webp": ("image/webp", (b"RIFF",)),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK",)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK",)),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (b"PK",)),
    "csv": ("text/csv", ()),
    "txt": ("text/plain", ()),
}
LONGEST_NAME = 120
# Separators of paths, what shells and file systems read, and the marks that turn text around.
_UNWANTED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def clean_name(name: str) -> str:
    """The last part of a path, in one spelling, without signs that mean something to a machine."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    words = " ".join(_UNWANTED.sub(" ", last).split()).strip(". ")
    stem, dot, ending = words.rpartition(".")
    if not dot:
        return words[:LONGEST_NAME] or "file"
    return f"{stem.strip()[: LONGEST_NAME - len(ending) - 1] or 'file'}.{ending.lower()}"


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(name: str) -> str:
    """What a browser is told that it is; by our own table, never by what a browser said."""
    return KINDS[ending_of(name)][0]


def attachment_faults(
    name: str, size: int, begins: bytes, *, allowed: Collection[str], most_megabytes: int
) -> list[tuple[str, str]]:
    """`(what, remedy)` for each thing that keeps the file out; `begins` are its first bytes."""
    ending = ending_of(name)
    if ending not in allowed or ending not in KINDS:
        return [(f"ends in .{ending or '-'}", f"choose a file that ends in {', '.join(allowed)}")]
    faults = []
    if size == 0:
        faults.append(("is empty", "choose another file"))
    if size > most_megabytes * 1024 * 1024:
        faults.append((f"is larger than {most_megabytes} megabytes", "make it smaller"))
    marks = KINDS[ending][1]
    if size and marks and not begins.startswith(marks):
        faults.append((f"is not what its ending .{ending} says", "save it in that format first"))
    return faults
