"""Questions written as a GIFT file that reads back as the same questions."""

from collections.abc import Iterable

from ronda.learning.rules.banks.gift_blocks import CATEGORY
from ronda.learning.rules.banks.gift_marks import BLANK, write_plain, write_text
from ronda.learning.rules.banks.gift_question import Choice, Format, GiftQuestion, Number, Text


def write_gift(questions: Iterable[GiftQuestion]) -> str:
    """In their order; a category is written where it changes."""
    blocks: list[str] = []
    category = ""
    for question in questions:
        if question.category != category:
            category = question.category
            blocks.append(f"{CATEGORY} {category}")
        blocks.append(_block(question))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(question: GiftQuestion) -> str:
    notes = [f"[id:{question.id}]"] if question.id else []
    notes += [f"[tag:{tag}]" for tag in question.tags]
    title = f"::{write_plain(question.title)}::" if question.title else ""
    usual = question.stem.format
    stem = write_text(question.stem, "moodle")
    answers = _answers(question, usual)
    if question.blank and answers is not None:
        before, _blank, after = stem.partition(BLANK)
        told = f"{before.rstrip()}{{{answers}}} {after.lstrip()}"
    else:
        told = stem if answers is None else f"{stem}{{{answers}}}"
    return "\n".join([*(["// " + " ".join(notes)] if notes else []), title + told])


def _answers(question: GiftQuestion, usual: Format) -> str | None:
    if question.kind == "description":
        return None
    overall = f"####{write_text(question.feedback, usual)}\n" if question.feedback else ""
    if question.kind == "true_false":
        told = [_feedback(question.if_true, usual), _feedback(question.if_false, usual)]
        if not question.if_true and question.if_false:
            told[0] = "# "
        return ("TRUE" if question.is_true else "FALSE") + "".join(told) + (f"\n{overall}" if overall else "")
    if question.kind == "matching":
        pairs = [
            f"\n={write_text(each.question, usual)} -> {write_plain(each.answer)}" for each in question.pairs
        ]
        return "".join(pairs) + "\n" + overall
    if question.kind == "essay":
        return overall
    choices = "".join(f"\n{_choice(each, usual)}" for each in question.choices)
    return ("#" if question.kind == "numeric" else "") + choices + "\n" + overall


def _choice(choice: Choice, usual: Format) -> str:
    mark = "=" if choice.right else "~"
    weight = "" if choice.weight is None else f"%{choice.weight}%"
    answer = _number(choice.text) if isinstance(choice.text, Number) else write_text(choice.text, usual)
    return mark + weight + answer + _feedback(choice.feedback, usual)


def _number(number: Number) -> str:
    if number.middle is None:
        return f"{number.low}..{number.high}"
    return f"{number.middle}:{number.tolerance}"


def _feedback(text: Text | None, usual: Format) -> str:
    return "" if text is None else f"#{write_text(text, usual)}"
