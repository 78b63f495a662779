"""What one colleague hands in: a mark a question for each person, or that it cannot be judged."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sheet:
    """What a form asks: question codes and the range of their marks."""

    items: tuple[str, ...]
    least: int
    most: int
    most_letters: int


@dataclass(frozen=True)
class PeerForm:
    """Marks by person and question; a question left out cannot be judged. Comments by person.

    `rater` is inside the sealed letter: it is read when all are opened together, and stored nowhere.
    """

    rater: int
    marks: Mapping[int, Mapping[str, int]]
    comments: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FormFault:
    """`what` is one of: stranger, unknown_question, out_of_range, comment_wanted, too_long."""

    person: int
    what: str
    item: str = ""


def form_faults(form: PeerForm, sheet: Sheet, people: Collection[int]) -> Iterator[FormFault]:
    """What keeps the form from being sealed. Nobody is asked for a mark that cannot be judged."""
    for person in form.marks.keys() | form.comments.keys():
        if person not in people:
            yield FormFault(person, "stranger")
    for person, marks in form.marks.items():
        for item, mark in marks.items():
            if item not in sheet.items:
                yield FormFault(person, "unknown_question", item)
            elif not sheet.least <= mark <= sheet.most:
                yield FormFault(person, "out_of_range", item)
        if _is_extreme(marks, sheet) and not form.comments.get(person, "").strip():
            yield FormFault(person, "comment_wanted")
    for person, comment in form.comments.items():
        if len(comment) > sheet.most_letters:
            yield FormFault(person, "too_long")


def _is_extreme(marks: Mapping[str, int], sheet: Sheet) -> bool:
    """Every question at the lowest mark, or every one at the highest, and all were judged."""
    values = set(marks.values())
    return len(marks) == len(sheet.items) and values in ({sheet.least}, {sheet.most})
