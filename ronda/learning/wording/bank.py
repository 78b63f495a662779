"""Sentences about the bank of questions: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext, gettext_lazy

from ronda.learning.wording.bank_files import BANK_FILES
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "has no right answer": gettext_lazy("Say which answer is right."),
    "has fewer than two options": gettext_lazy("Write two options at least."),
    "has an empty option or one twice": gettext_lazy("Write each option once, and none empty."),
    "is not a number": gettext_lazy("Write a number."),
    "is not a tolerance": gettext_lazy("Write 0 or a positive number."),
    "has no rubric": gettext_lazy("Write what is looked for, with points."),
    "is no image that can be read": gettext_lazy("Choose a picture: a PNG, JPEG or WebP file."),
    "has too many pixels": gettext_lazy("The picture is too large; choose a smaller one."),
    **BANK_FILES,
}

DEEDS: Deeds = {
    "question.added": lambda said: gettext("Added the question"),
    "question.changed": lambda said: gettext("Wrote version %(version)s") % said,
    "question.in_use": lambda said: gettext("Took the question into use"),
    "question.retired": lambda said: gettext("Retired the question"),
}
