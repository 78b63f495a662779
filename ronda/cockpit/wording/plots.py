"""What a drawn curve shows, for those who do not see it."""

from django.utils.translation import gettext

from ronda.cockpit.rules import Plot
from ronda.design.templatetags.figures import percent, plain_number


def plot_words(plot: Plot) -> str:
    """The corners of the curve and where the result stands on it."""
    corners = [f"{percent(mark.attainment, 0)} → {plain_number(mark.points, 1)}" for mark in plot.marks]
    words = {
        "corners": "; ".join(corners),
        "attained": percent(plot.stands.attainment, 2),
        "points": plain_number(plot.stands.points, 2),
    }
    return (
        gettext(
            "Curve from attainment to points: %(corners)s. This result stands at %(attained)s"
            " with %(points)s points; the target is at 100%%."
        )
        % words
    )
