"""The answers of a question as people write them, in lines; what is right is marked in them.

single, multiple   one option a line, `*` before each that is right
true_false         true or false
numeric            the number
matching           one pair a line, `what = what belongs to it`; `= that` only adds a wrong choice
ordering           one item a line, in the right order
short              one accepted answer a line, `answer | per cent` where it has not all the points
essay              one line of the rubric a line, `what is looked for | points`
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ronda.learning.rules.exams.kinds import number_of

Shape = tuple[dict[str, Any], dict[str, Any]]
TRUE = frozenset({"true", "t", "verdadero", "v", "对", "正确", "是", "1"})
FALSE = frozenset({"false", "f", "falso", "错", "错误", "否", "0"})


def shape_of(kind: str, answers: str, *, tolerance: str = "", unit: str = "") -> Shape:
    """What is shown, and the key. What is wrong in it is for `question_faults` to say."""
    lines = [line.strip() for line in answers.splitlines() if line.strip()]
    if kind in {"single", "multiple"}:
        texts = [line.removeprefix("*").strip() for line in lines]
        right = [place for place, line in enumerate(lines) if line.startswith("*")]
        return options_of(kind, texts, right)
    if kind == "true_false":
        word = answers.strip().casefold()
        return {}, {"right": True if word in TRUE else False if word in FALSE else None}
    if kind == "numeric":
        key = {"value": answers.strip(), "tolerance": tolerance.strip() or "0"}
        return {"unit": unit.strip()}, key
    if kind == "matching":
        split = [
            (left.strip(), right.strip()) for left, _is, right in (each.partition("=") for each in lines)
        ]
        return pairs_of(split)
    if kind == "ordering":
        return order_of(lines)
    worded = [_worded(line) for line in lines]
    if kind == "short":
        return {}, {"accepted": [[text, percent or "100"] for text, percent in worded]}
    rubric = [[f"r{n}", text, points or "1"] for n, (text, points) in enumerate(worded, start=1)]
    return {}, {"rubric": rubric}


def options_of(kind: str, texts: Sequence[str], right: Sequence[int]) -> Shape:
    """`right`: the places of what is right, from 0."""
    options = [[f"o{n}", _one_line(text)] for n, text in enumerate(texts, start=1)]
    codes = [options[place][0] for place in right]
    one = codes[0] if len(codes) == 1 else ""
    return {"options": options}, {"right": one if kind == "single" else codes}


def pairs_of(split: Sequence[tuple[str, str]]) -> Shape:
    """Sorted, and numbered anew: a code says nothing of what it belongs to."""
    split = [(_one_line(left), _one_line(right)) for left, right in split]
    codes = {
        right: f"b{n}" for n, right in enumerate(sorted({right for _left, right in split if right}), start=1)
    }
    asked = [(left, right) for left, right in split if left]
    left = [[f"a{n}", text] for n, (text, _right) in enumerate(asked, start=1)]
    pairs = {row[0]: codes.get(right, "") for row, (_left, right) in zip(left, asked, strict=True)}
    return {"left": left, "right": [[code, text] for text, code in codes.items()]}, {"pairs": pairs}


def order_of(items: Sequence[str]) -> Shape:
    """Codes in the order of the words: a code says nothing of an item's place."""
    items = [_one_line(item) for item in items]
    codes = {item: f"i{n}" for n, item in enumerate(sorted(set(items)), start=1)}
    shown = {"items": [[codes[item], item] for item in sorted(items)]}
    return shown, {"order": [codes[item] for item in items]}


def lines_of(kind: str, shown: Mapping[str, Any], key: Mapping[str, Any]) -> str:
    """The reverse."""
    if kind in {"single", "multiple"}:
        right = [key["right"]] if kind == "single" else key["right"]
        return "\n".join(f"{'*' if code in right else ''}{text}" for code, text in shown["options"])
    if kind == "true_false":
        return str(key["right"]).lower()
    if kind == "numeric":
        return str(key["value"])
    if kind == "matching":
        return _pair_lines(shown, key["pairs"])
    if kind == "ordering":
        texts = dict(shown["items"])
        return "\n".join(texts[code] for code in key["order"])
    if kind == "short":
        return "\n".join(f"{text} | {percent}" for text, percent in key["accepted"])
    return "\n".join(f"{text} | {points}" for _code, text, points in key["rubric"])


def _pair_lines(shown: Mapping[str, Any], pairs: Mapping[str, str]) -> str:
    texts = dict(shown["right"])
    lines = [f"{text} = {texts[pairs[code]]}" for code, text in shown["left"]]
    spare = [text for code, text in shown["right"] if code not in pairs.values()]
    return "\n".join([*lines, *(f"= {text}" for text in spare)])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _worded(line: str) -> tuple[str, str]:
    """A text and the number after its last bar; a bar without a number belongs to the text."""
    text, _bar, number = line.rpartition("|")
    return (text.strip(), number.strip()) if text and number_of(number) is not None else (line, "")
