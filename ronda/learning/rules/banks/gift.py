"""Moodle's GIFT format, read question by question.

The format as Moodle's manual describes it ("GIFT format") and its tests have it. What cannot be read is named
with its line; everything else is still offered.
"""

import re
from decimal import Decimal, InvalidOperation

from ronda.learning.rules.banks.gift_blocks import Block, blocks_of
from ronda.learning.rules.banks.gift_marks import BLANK, first_place, places, read_plain, read_text
from ronda.learning.rules.banks.gift_question import (
    Choice,
    Format,
    GiftFault,
    GiftFile,
    GiftQuestion,
    Kind,
    Number,
    Pair,
    Text,
)

_TITLE = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.DOTALL)
_WEIGHT = re.compile(r"\s*%(-?[0-9]+(?:\.[0-9]+)?)%")
_TRUTH = re.compile(r"\s*(TRUE|FALSE|T|F)\s*(?=#|$)", re.IGNORECASE)
OVERALL = "####"
ARROW = "->"


class _UnreadableError(Exception):
    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def read_gift(text: str) -> GiftFile:
    """All questions that can be read, and the faults of the others."""
    questions: list[GiftQuestion] = []
    faults: list[GiftFault] = []
    for block in blocks_of(text):
        try:
            questions.append(_question(block))
        except _UnreadableError as wrong:
            faults.append(GiftFault(block.line, wrong.what, wrong.remedy))
    return GiftFile(tuple(questions), tuple(faults))


def _question(block: Block) -> GiftQuestion:
    titled = _TITLE.match(block.text)
    title = read_plain(titled.group(1)) if titled else ""
    rest = block.text[titled.end() :] if titled else block.text
    before, answers, after = _parts(rest)
    stem = read_text(f"{before.rstrip()} {BLANK} {after.lstrip()}" if after.strip() else before, "moodle")
    common = {
        "line": block.line,
        "stem": stem,
        "title": title,
        "category": block.category,
        "id": block.id,
        "tags": block.tags,
        "blank": bool(after.strip()),
    }
    if answers is None:
        return GiftQuestion(kind="description", **common)  # type: ignore[arg-type]
    inside, overall = _overall(answers, stem.format)
    return GiftQuestion(**_answered(inside, stem.format), feedback=overall, **common)  # type: ignore[arg-type]


def _parts(text: str) -> tuple[str, str | None, str]:
    """What is before, inside and after the braces."""
    opened, closed = list(places(text, "{")), list(places(text, "}"))
    if not opened and not closed:
        return text, None, ""
    if len(opened) != 1 or len(closed) != 1 or closed[0] < opened[0]:
        raise _UnreadableError(
            f"{len(opened)} opening and {len(closed)} closing braces, where one pair holds the answers",
            "close the answers with }, leave no empty line inside, put a backslash before braces of the text",
        )
    return text[: opened[0]], text[opened[0] + 1 : closed[0]], text[closed[0] + 1 :]


def _overall(answers: str, usual: Format) -> tuple[str, Text | None]:
    place = first_place(answers, OVERALL)
    if place is None:
        return answers.strip(), None
    return answers[:place].strip(), read_text(answers[place + len(OVERALL) :], usual)


def _answered(inside: str, usual: Format) -> dict[str, object]:
    if not inside:
        return {"kind": "essay"}
    if inside.startswith("#"):
        return {"kind": "numeric", "choices": _numbers(inside[1:].strip(), usual)}
    if truth := _TRUTH.match(inside):
        return _truth(truth.group(1).upper().startswith("T"), inside[truth.end() :], usual)
    written = _written(inside)
    wrong = any(mark == "~" for mark, _text in written)
    if not wrong and all(first_place(text, ARROW) is not None for _mark, text in written):
        return {"kind": "matching", "pairs": _pairs(written, usual)}
    choices = tuple(_choice(mark, text, usual) for mark, text in written)
    kind: Kind = "choice" if wrong else "short"
    if all(each.percent <= 0 for each in choices):
        raise _UnreadableError("no answer that is right", "write = before it, or give it a weight above 0")
    return {"kind": kind, "choices": choices}


def _truth(is_true: bool, rest: str, usual: Format) -> dict[str, object]:
    """What is said to who answered true, then to who answered false; either may be empty."""
    told = [read_text(each, usual) for each in _split(rest, "#")[1:3]]
    feedback = [each if each.text else None for each in told] + [None, None]
    return {"kind": "true_false", "is_true": is_true, "if_true": feedback[0], "if_false": feedback[1]}


def _written(inside: str) -> list[tuple[str, str]]:
    """Each answer with the mark before it."""
    starts = list(places(inside, "=~"))
    if not starts or inside[: starts[0]].strip():
        raise _UnreadableError(
            f"'{inside[:40].strip()}' has neither = nor ~ before it",
            "write = before a right and ~ before a wrong answer",
        )
    ends = [*starts[1:], len(inside)]
    return [(inside[start], inside[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]


def _choice(mark: str, text: str, usual: Format) -> Choice:
    weight, rest = _weight(text)
    answer, feedback = _with_feedback(rest, usual)
    return Choice(read_text(answer, usual), mark == "=", weight, feedback)


def _pairs(written: list[tuple[str, str]], usual: Format) -> tuple[Pair, ...]:
    pairs = []
    for _mark, text in written:
        place = first_place(text, ARROW)
        assert place is not None
        pairs.append(Pair(read_text(text[:place], usual), read_plain(text[place + len(ARROW) :])))
    if len(pairs) < 2:
        raise _UnreadableError(
            "one pair, where a matching question has two at least", "add a pair, or leave out ->"
        )
    return tuple(pairs)


def _numbers(inside: str, usual: Format) -> tuple[Choice, ...]:
    if not list(places(inside, "=")):
        answer, feedback = _with_feedback(inside, usual)
        return (Choice(_number(answer), True, None, feedback),)
    choices = []
    for _mark, text in _written(inside):
        weight, rest = _weight(text)
        answer, feedback = _with_feedback(rest, usual)
        choices.append(Choice(_number(answer), True, weight, feedback))
    return tuple(choices)


def _number(written: str) -> Number:
    """`n`, `n:tolerance` or `low..high`."""
    bare = written.strip()
    try:
        if ".." in bare:
            low, high = (Decimal(each.strip()) for each in bare.split("..", 1))
            number = Number(low, high)
        else:
            middle, _colon, tolerance = bare.partition(":")
            value, reach = Decimal(middle.strip()), Decimal(tolerance.strip() or 0)
            number = Number(value - reach, value + reach, value)
    except InvalidOperation:
        number = None
    if (
        number is None
        or not number.low.is_finite()
        or not number.high.is_finite()
        or number.low > number.high
    ):
        raise _UnreadableError(f"'{bare[:40]}' is not a number", "write 3.14, 3.14:0.01 or 3.13..3.15")
    return number


def _weight(text: str) -> tuple[Decimal | None, str]:
    found = _WEIGHT.match(text)
    if found is None:
        return None, text
    weight = Decimal(found.group(1))
    if abs(weight) > 100:
        raise _UnreadableError(f"a weight of {weight} %", "write one from -100 to 100")
    return weight, text[found.end() :]


def _with_feedback(text: str, usual: Format) -> tuple[str, Text | None]:
    answer, *told = _split(text, "#")
    feedback = read_text("#".join(told), usual) if told else None
    return answer, feedback if feedback and feedback.text else None


def _split(text: str, mark: str) -> list[str]:
    found = list(places(text, mark))
    return [text[a:b] for a, b in zip([0, *(n + 1 for n in found)], [*found, len(text)], strict=True)]
