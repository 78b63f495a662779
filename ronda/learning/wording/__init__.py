"""The sentences of learning: why something is refused, and what was done."""

from ronda.learning.wording import bank, certification, courses, exams, ladder, practice, year

AREAS = (certification, ladder, courses, year, practice, bank, exams)
