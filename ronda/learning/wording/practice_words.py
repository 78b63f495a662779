"""Words of practice by their codes: questions of the two sheets, criteria of drills, states."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.rules.practice import Criterion

SHOWER_QUESTIONS: Mapping[str, Any] = {
    "goal": _("What was the goal of the visit?"),
    "prepared": _("How well was I prepared?"),
    "reached": _("How far did I reach the goal?"),
    "went_well": _("What went well?"),
    "would_change": _("What would I do differently?"),
}
WATCHER_QUESTIONS: Mapping[str, Any] = {
    "opening": _("The opening: greeting, and looking around first"),
    "needs": _("Finding out what the outlet needs"),
    "display": _("Display and stock looked at together"),
    "advice": _("Advice that fits this outlet"),
    "close": _("The end: who does what by when"),
    "seen": _("What was seen? An example"),
    "take_over": _("What do I take over for my own visits?"),
    "shown": _("Was what the course teaches shown?"),
}
GRADES: Mapping[int, Any] = {
    1: pgettext_lazy("grade", "not at all"),
    2: pgettext_lazy("grade", "a little"),
    3: pgettext_lazy("grade", "mostly"),
    4: pgettext_lazy("grade", "fully"),
}
YES_NO: Mapping[str, Any] = {"yes": _("yes"), "no": _("no")}
CRITERIA: Mapping[str, Any] = {
    "planogram": _("As the plan of the display says"),
    "fullness": _("Full and without gaps"),
    "price_marking": _("Every price marked, right and readable"),
    "look": _("Clean and easy to take in"),
    "time": _("Finished in time"),
    "listening": _("Listens before advising"),
    "diagnosis": _("Finds the cause in sales and stock"),
    "advice": _("Advice that this retailer can carry out"),
    "agreement": _("Agrees who does what by when"),
    "manner": _("Friendly and respectful"),
    "analysis": _("Market and customers analysed with figures"),
    "goal": _("A goal that can be measured"),
    "measures": _("Measures that lead to the goal"),
    "schedule": _("Who, when and with what means"),
    "telling": _("Clear and convincing when told"),
}
OBSERVATION_STATES: Mapping[str, tuple[Any, str]] = {
    "planned": (pgettext_lazy("observation", "planned"), "plain"),
    "sheets": (pgettext_lazy("observation", "sheets to be filled in"), "attention"),
    "talk": (pgettext_lazy("observation", "to be talked about"), "attention"),
    "closed": (pgettext_lazy("observation", "closed"), "good"),
    "cancelled": (pgettext_lazy("observation", "called off"), "plain"),
}
DRILL_KINDS: Mapping[str, str] = {
    "planned": "note",
    "judging": "attention",
    "published": "good",
    "cancelled": "plain",
}
EFFECT_STATES: Mapping[str, tuple[Any, str]] = {
    "open": (pgettext_lazy("check of what was learnt", "to be looked at"), "note"),
    "late": (pgettext_lazy("check of what was learnt", "overdue"), "attention"),
    "done": (pgettext_lazy("check of what was learnt", "looked at"), "good"),
}
APPLIED_KINDS: Mapping[str, str] = {
    "fully": "good",
    "partly": "note",
    "not": "attention",
    "no_occasion": "plain",
}
AGREEMENT: Mapping[str, tuple[Any, str]] = {
    "good": (_("The judges agree well on the order."), "success"),
    "fair": (_("The judges agree fairly on the order."), "info"),
    "poor": (_("The judges agree little on the order: talk about what each criterion means."), "warning"),
}


def criterion_words(each: Criterion) -> str:
    """The own words of the drill, or those of its code."""
    return each.text or str(CRITERIA.get(each.code, each.code))


def question_words(sheet: Mapping[str, Any], code: str) -> str:
    return str(sheet.get(code, code))


def answer_words(kind: str, most: int, answer: Any) -> str:
    """A grade says how many of how many, and its word where there is one for this scale."""
    if kind == "grade":
        word = GRADES.get(answer) if most == len(GRADES) else None
        return f"{answer}/{most} {word}" if word else f"{answer}/{most}"
    return str(YES_NO.get(answer, answer))


def mark_words(mark: Decimal) -> Decimal:
    """Without zeros that say nothing."""
    return mark.quantize(Decimal(1)) if mark == mark.to_integral() else mark.normalize()


def marks_of(kept: Mapping[str, str]) -> dict[str, Decimal]:
    """As they were given."""
    return {code: Decimal(mark) for code, mark in kept.items()}
