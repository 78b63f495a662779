"""Words of exams on its pages."""

from django.template import Library

from ronda.learning.wording.durations import duration

register = Library()
register.filter("duration", duration)
