"""Questions of a GIFT file as the bank keeps them, each with what the bank cannot keep of it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from ronda.learning.rules.banks.gift import read_gift
from ronda.learning.rules.banks.gift_question import Choice, GiftQuestion, Number, Text
from ronda.learning.rules.banks.taken import (
    BankFault,
    BankFile,
    BankQuestion,
    NotTakenError,
    as_html,
    said_by_tags,
)
from ronda.learning.rules.banks.weights import PARTLY, WHOLE, multiple_of, plain_number, single_of
from ronda.learning.rules.exams.kinds import Asked
from ronda.learning.rules.exams.lines import Shape, pairs_of

FEEDBACK = "what is said to each answer"
MARKDOWN = "the marks of Markdown: they stay as they are written"
CATEGORY = "the category %(category)s"
NO_RUBRIC = "no rubric: one line for the whole answer is written"
WHOLE_ANSWER = [["r1", "The answer as a whole", "10"]]
Taken = tuple[str, Shape, list[str]]


def taken_from_gift(text: str) -> BankFile:
    questions: list[BankQuestion] = []
    file = read_gift(text)
    faults = [BankFault(each.line, each.what, each.remedy) for each in file.faults]
    for each in file.questions:
        try:
            questions.append(_question(each))
        except NotTakenError as wrong:
            faults.append(BankFault(each.line, wrong.what, wrong.remedy))
    return BankFile("line", tuple(questions), tuple(sorted(faults, key=lambda fault: fault.place)))


def _question(gift: GiftQuestion) -> BankQuestion:
    kind, (shown, key), left_out = _TAKING[gift.kind](gift)
    texts = [gift.stem, *(each.text for each in gift.choices if isinstance(each.text, Text))]
    if any(text.format == "markdown" for text in texts):
        left_out = [*left_out, MARKDOWN]
    if any(each.feedback for each in gift.choices) or gift.if_true or gift.if_false:
        left_out = [*left_out, FEEDBACK]
    if gift.category:
        left_out = [*left_out, CATEGORY % {"category": gift.category}]
    return BankQuestion(
        gift.line,
        Asked(kind, html_of(gift.stem), shown, key),
        name=gift.title,
        explanation=html_of(gift.feedback) if gift.feedback else "",
        source_key=gift.id,
        left_out=tuple(left_out),
        **said_by_tags(gift.tags),  # type: ignore[arg-type]
    )


def html_of(text: Text) -> str:
    """Moodle's own format is HTML whose lines stay lines."""
    if text.format == "html":
        return text.text
    return text.text.replace("\n", "<br>") if text.format == "moodle" else as_html(text.text)


def _choice(gift: GiftQuestion) -> Taken:
    texts = [_html(each) for each in gift.choices]
    percents = [each.percent for each in gift.choices]
    if any(each.right for each in gift.choices):
        shape, left_out = single_of(texts, percents)
        return "single", shape, left_out
    shape, left_out = multiple_of(texts, percents)
    return "multiple", shape, left_out


def _truth(gift: GiftQuestion) -> Taken:
    return "true_false", ({}, {"right": gift.is_true}), []


def _short(gift: GiftQuestion) -> Taken:
    accepted = [
        [" ".join(each.text.text.split()), plain_number(each.percent)]
        for each in gift.choices
        if isinstance(each.text, Text) and each.percent > 0
    ]
    return "short", ({}, {"accepted": accepted}), []


def _numeric(gift: GiftQuestion) -> Taken:
    whole = [each for each in gift.choices if each.percent == WHOLE]
    if len(whole) != 1 or not isinstance(whole[0].text, Number):
        raise NotTakenError(
            f"{len(whole)} numbers that are wholly right, where the bank keeps one",
            "write one number with a tolerance that holds them",
        )
    value, tolerance = middle_of(whole[0].text)
    key = {"value": plain_number(value), "tolerance": plain_number(tolerance)}
    return "numeric", ({"unit": ""}, key), [PARTLY] if len(gift.choices) > 1 else []


def middle_of(number: Number) -> tuple[Decimal, Decimal]:
    middle = (number.low + number.high) / 2 if number.middle is None else number.middle
    return middle, number.high - middle


def _matching(gift: GiftQuestion) -> Taken:
    split = [(html_of(each.question), as_html(each.answer)) for each in gift.pairs]
    return "matching", pairs_of(split), []


def _essay(_gift: GiftQuestion) -> Taken:
    return "essay", ({}, {"rubric": WHOLE_ANSWER}), [NO_RUBRIC]


def _description(_gift: GiftQuestion) -> Taken:
    raise NotTakenError("a text that asks nothing", "write { and } with the answers after a question")


def _html(choice: Choice) -> str:
    assert isinstance(choice.text, Text)
    return html_of(choice.text)


_TAKING: Mapping[str, Callable[[GiftQuestion], Taken]] = {
    "choice": _choice,
    "true_false": _truth,
    "short": _short,
    "numeric": _numeric,
    "matching": _matching,
    "essay": _essay,
    "description": _description,
}
