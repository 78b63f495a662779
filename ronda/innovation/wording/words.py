"""Words of innovation by their codes: states with their colours, verdicts, dimensions, awards."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

IDEA_KINDS: Mapping[str, str] = {
    "proposed": "note",
    "tried": "note",
    "adopted": "good",
    "spread": "good",
    "thanked": "plain",
}
IDEA_ICONS: Mapping[str, str] = {
    "proposed": "bulb",
    "tried": "flask",
    "adopted": "circle-check",
    "spread": "arrows-exchange",
    "thanked": "star",
}
ANSWER_STATES: Mapping[str, tuple[Any, str]] = {
    "open": (pgettext_lazy("answer to a suggestion", "to be answered"), "note"),
    "soon": (pgettext_lazy("answer to a suggestion", "due soon"), "attention"),
    "late": (pgettext_lazy("answer to a suggestion", "answer overdue"), "attention"),
    "answered": (pgettext_lazy("answer to a suggestion", "answered in time"), "good"),
    "answered_late": (pgettext_lazy("answer to a suggestion", "answered late"), "plain"),
}
TOPIC_KINDS: Mapping[str, str] = {
    "proposed": "note",
    "registered": "note",
    "studied": "note",
    "acted": "note",
    "verified": "attention",
    "presented": "good",
    "spread": "good",
    "closed": "plain",
}
REVIEW_KINDS: Mapping[str, str] = {"open": "attention", "published": "good", "cancelled": "plain"}
AWARD_KINDS: Mapping[str, str] = {"": "plain", "bronze": "note", "silver": "note", "gold": "good"}
OUTCOME_KINDS: Mapping[str, str] = {"works": "good", "changed": "note", "not": "plain"}
DIMENSIONS: Mapping[str, Any] = {
    "benefit": pgettext_lazy("dimension of a topic", "Benefit"),
    "innovation": pgettext_lazy("dimension of a topic", "Innovation"),
    "importance": pgettext_lazy("dimension of a topic", "Importance"),
    "spread_value": pgettext_lazy("dimension of a topic", "Worth spreading"),
    "procedure": pgettext_lazy("dimension of a topic", "Procedure"),
    "tools": pgettext_lazy("dimension of a topic", "Tools"),
    "presentation": pgettext_lazy("dimension of a topic", "Presentation"),
}
PHASE_QUESTIONS: Mapping[str, Any] = {
    "plan": _("What is it like now, why, and what is to be done about it?"),
    "do": _("What was done, where and by whom?"),
    "check": _("What came of it, held against the aim?"),
    "act": _("What becomes the rule, and what remains open?"),
}
VERDICTS: Mapping[str, tuple[Any, str]] = {
    "none": (_("There is no evidence from before and after yet."), "info"),
    "too_few": (_("Too few values to say more than what was measured."), "info"),
    "better": (_("It became better: the difference is larger than chance would make it."), "success"),
    "worse": (_("It became worse, and to know that is worth something too."), "info"),
    "unclear": (_("It may have become better or not: the values differ as much by themselves."), "info"),
}
