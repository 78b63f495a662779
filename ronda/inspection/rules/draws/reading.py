"""Read the published files strictly: each file is known by what it says, not by its name."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ronda.inspection.rules.draws.documents import AnnouncedFile, RevealsFile, read_document
from ronda.inspection.rules.draws.lines import read_frame, read_list
from ronda.inspection.rules.draws.published import ANNOUNCED, REVEALED, Published
from ronda.kernel.problem import Problem

FRAME, LIST, REVEALS, TERMS = "frame.txt", "list.txt", "reveals.json", "announced.json"
Read = TypeVar("Read")


def read_published(files: Mapping[str, str]) -> tuple[Published | None, list[Problem]]:
    """`files`: text by name. What they say together, or everything that is wrong with them, by line."""
    kinds: dict[str, str] = {}
    problems: list[Problem] = []
    for name, text in files.items():
        kind = kind_of(text)
        if kind in kinds:
            problems.append(Problem(name, f"is a second {kind} beside {kinds[kind]}", "leave one out"))
        kinds.setdefault(kind, name)
    problems += [
        Problem(kind, "is not among the files", "give all four: frame, announced, reveals and list")
        for kind in (FRAME, TERMS, REVEALS, LIST)
        if kind not in kinds
    ]
    if problems:
        return None, problems

    def read(kind: str, reader: Callable[[str, str], tuple[Any, list[Problem]]]) -> Any:
        found, wrong = reader(kinds[kind], files[kinds[kind]])
        problems.extend(wrong)
        return found

    units = read(FRAME, read_frame)
    announced = read(TERMS, lambda name, text: read_document(AnnouncedFile, name, text))
    revealed = read(REVEALS, lambda name, text: read_document(RevealsFile, name, text))
    listed = read(LIST, read_list)
    if problems:
        return None, problems
    frame = files[kinds[FRAME]]
    return Published(frame, units, announced.plain(), revealed.plain(), listed), []


def kind_of(text: str) -> str:
    """Which of the four files a text is; whatever is no other is a frame."""
    if "|ticket|" in text.partition("\n")[0]:
        return LIST
    if not text.lstrip().startswith("{"):
        return FRAME
    try:
        said = json.loads(text).get("file")
    except (ValueError, RecursionError):
        # Told as it is read.
        return REVEALS if '"nonces"' in text else TERMS
    return {ANNOUNCED: TERMS, REVEALED: REVEALS}.get(said, TERMS)
