"""The words of why, of the sheets and of the statements in a page."""

from django.template import Library

from ronda.appraisal.wording import duty_name as name_of_duty
from ronda.cockpit.rules import Plot
from ronda.cockpit.wording import plots

register = Library()


@register.filter
def plot_words(plot: Plot) -> str:
    return plots.plot_words(plot)


@register.filter
def duty_name(code: str) -> str:
    return name_of_duty(code)
