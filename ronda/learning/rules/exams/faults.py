"""What is wrong with a question, with what to do about it."""

from collections.abc import Iterator

from ronda.learning.rules.exams.kinds import KINDS, Asked, codes_of, number_of

Fault = tuple[str, str, str]


def question_faults(asked: Asked) -> Iterator[Fault]:
    """`(field, what, remedy)` of each."""
    if asked.kind not in KINDS:
        yield "kind", "is no kind of question", "choose one of the eight kinds"
        return
    if not asked.stem.strip():
        yield "stem", "is empty", "write the question"
    yield from _FAULTS[asked.kind](asked)


def _options(asked: Asked) -> Iterator[Fault]:
    rows = asked.shown.get("options", [])
    yield from _rows("options", rows)
    right = asked.key.get("right")
    ticked = [right] if asked.kind == "single" else list(right or [])
    if not ticked or not all(each in codes_of(rows) for each in ticked):
        yield "options", "has no right answer", "mark which options are right"


def _true_false(asked: Asked) -> Iterator[Fault]:
    if not isinstance(asked.key.get("right"), bool):
        yield "options", "has no right answer", "say whether it is true or false"


def _numeric(asked: Asked) -> Iterator[Fault]:
    if number_of(asked.key.get("value", "")) is None:
        yield "value", "is not a number", "write the right number"
    tolerance = number_of(asked.key.get("tolerance", "0"))
    if tolerance is None or tolerance < 0:
        yield "tolerance", "is not a tolerance", "write 0 or a positive number"


def _matching(asked: Asked) -> Iterator[Fault]:
    left, right = asked.shown.get("left", []), asked.shown.get("right", [])
    yield from _rows("options", left)
    pairs = asked.key.get("pairs", {})
    if set(pairs) != set(codes_of(left)) or not set(pairs.values()) <= set(codes_of(right)):
        yield "options", "has no right answer", "say what belongs to each"


def _ordering(asked: Asked) -> Iterator[Fault]:
    rows = asked.shown.get("items", [])
    yield from _rows("options", rows)
    if sorted(asked.key.get("order", [])) != sorted(codes_of(rows)):
        yield "options", "has no right answer", "put every item in its place"


def _short(asked: Asked) -> Iterator[Fault]:
    accepted = asked.key.get("accepted", [])
    if not any(str(text).strip() and number_of(percent) == 100 for text, percent in accepted):
        yield "options", "has no right answer", "write an answer that has all the points"


def _essay(asked: Asked) -> Iterator[Fault]:
    rubric = asked.key.get("rubric", [])
    if not rubric or sum(number_of(row[2]) or 0 for row in rubric) <= 0:
        yield "options", "has no rubric", "write what is looked for, with points"


def _rows(field: str, rows: list[list[str]]) -> Iterator[Fault]:
    if len(rows) < 2:
        yield field, "has fewer than two options", "add another"
    texts = [str(row[1]).strip() for row in rows]
    if len(set(codes_of(rows))) < len(rows) or len(set(texts)) < len(texts) or not all(texts):
        yield field, "has an empty option or one twice", "write each option once"


_FAULTS = {
    "single": _options,
    "multiple": _options,
    "true_false": _true_false,
    "numeric": _numeric,
    "matching": _matching,
    "ordering": _ordering,
    "short": _short,
    "essay": _essay,
}
