"""What a table of questions calls its columns, in every language, and what is written in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

COLUMN_NAMES: Mapping[str, Any] = {
    "kind": _("Kind"),
    "question": _("Question"),
    "answers": _("Answers"),
    "tolerance": _("Tolerance"),
    "unit": _("Unit"),
    "explanation": _("Explanation"),
    "name": _("Name"),
    "competence": _("Competence"),
    "level": _("Vocational level"),
    "difficulty": _("Difficulty"),
    "tags": _("Tags"),
    "key": _("Key in its source"),
}
DIFFICULTY_NAMES: Mapping[str, Any] = {"1": _("easy"), "2": _("middling"), "3": _("hard")}
HOW: Mapping[str, Any] = {
    "kind": _("One of the eight kinds, by its name or its code."),
    "question": _("What is asked. Tags of HTML such as <b> and <p> are kept."),
    "answers": _("In lines of one cell, as the sheet of examples shows for each kind."),
    "tolerance": _("Of a number: how far an answer may lie from it."),
    "unit": _("Of a number: what it counts."),
    "explanation": _("Shown with the right answer, once answers are shown."),
    "name": _("For those who set exams."),
    "competence": _("The code of a competence of the ladder, or nothing."),
    "level": _("5 junior to 1 senior marketer, or nothing."),
    "difficulty": _("1 easy, 2 middling, 3 hard."),
    "tags": _("With commas between them."),
    "key": _("Whatever names the question where it comes from."),
}


def in_every_language(names: Mapping[str, Any]) -> dict[str, str]:
    """A code by itself and by its name in each language, casefolded."""
    found = {code: code for code in names}
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            found |= {str(label).casefold(): code for code, label in names.items()}
    return found


def labelled(choices: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    return {str(code): label for code, label in choices}
