"""The kinds of questions of Moodle XML that the bank has too."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from ronda.learning.rules.banks.gift_taken import NO_RUBRIC, WHOLE_ANSWER, Taken
from ronda.learning.rules.banks.taken import NotTakenError, as_html, as_text
from ronda.learning.rules.banks.weights import PARTLY, WHOLE, multiple_of, plain_number, single_of
from ronda.learning.rules.exams.kinds import number_of
from ronda.learning.rules.exams.lines import order_of, pairs_of, shape_of

CASE = "capital letters: the bank compares without them"
PATTERN = "the * that stands for any letters: it is taken as it is written"
UNITS = "units beside the first"


def worded(element: Element | None) -> str:
    """What the <text> of an element says."""
    return "" if element is None else (element.findtext("text") or "").strip()


def text_in(element: Element | None) -> str:
    """As HTML, whatever its format."""
    if element is None:
        return ""
    text = worded(element)
    return as_html(text) if element.get("format") in {"plain_text", "markdown"} else text


def _multichoice(element: Element) -> Taken:
    answers = element.findall("answer")
    texts, percents = [text_in(each) for each in answers], [_percent(each) for each in answers]
    if (element.findtext("single") or "true").strip() in {"true", "1"}:
        shape, left_out = single_of(texts, percents)
        return "single", shape, left_out
    shape, left_out = multiple_of(texts, percents)
    return "multiple", shape, left_out


def _truefalse(element: Element) -> Taken:
    right = [worded(each).lower() for each in element.findall("answer") if _percent(each) > 0]
    return "true_false", shape_of("true_false", right[0] if len(right) == 1 else ""), []


def _shortanswer(element: Element) -> Taken:
    rows = [(worded(each), _percent(each)) for each in element.findall("answer")]
    accepted = [[text, plain_number(percent)] for text, percent in rows if percent > 0]
    left_out = [CASE] if (element.findtext("usecase") or "0").strip() == "1" else []
    left_out += [PATTERN] if any("*" in text for text, _percent in accepted) else []
    return "short", ({}, {"accepted": accepted}), left_out


def _numerical(element: Element) -> Taken:
    answers = element.findall("answer")
    whole = [each for each in answers if _percent(each) == WHOLE]
    if len(whole) != 1:
        raise NotTakenError(
            f"{len(whole)} numbers that are wholly right, where the bank keeps one",
            "write one number with a tolerance that holds them",
        )
    units = [(each.findtext("unit_name") or "").strip() for each in element.findall("units/unit")]
    tolerance = (whole[0].findtext("tolerance") or "0").strip()
    shape = shape_of("numeric", worded(whole[0]), tolerance=tolerance, unit=units[0] if units else "")
    left_out = [PARTLY] if any(_percent(each) > 0 for each in answers if each is not whole[0]) else []
    return "numeric", shape, [*left_out, *([UNITS] if len(units) > 1 else [])]


def _matching(element: Element) -> Taken:
    split = [(text_in(each), as_html(worded(each.find("answer")))) for each in element.findall("subquestion")]
    return "matching", pairs_of(split), []


def _ordering(element: Element) -> Taken:
    """The fraction of an answer is its place."""
    answers = sorted(element.findall("answer"), key=_percent)
    return "ordering", order_of([text_in(each) for each in answers]), []


def _essay(element: Element) -> Taken:
    """What is said to the markers is the rubric, where each of its lines ends with points."""
    told = as_text(text_in(element.find("graderinfo")))
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    if lines and all(number_of(line.rpartition("|")[2]) is not None and "|" in line for line in lines):
        return "essay", shape_of("essay", "\n".join(lines)), []
    whole = [["r1", " ".join(lines), "10"]] if lines else WHOLE_ANSWER
    return "essay", ({}, {"rubric": whole}), [NO_RUBRIC]


def _percent(element: Element) -> Decimal:
    try:
        found = Decimal((element.get("fraction") or "0").strip())
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise NotTakenError("an answer with a weight that is no number", "write one from -100 to 100")
    return found


TAKING: Mapping[str, Callable[[Element], Taken]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
}
