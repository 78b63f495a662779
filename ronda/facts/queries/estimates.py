"""Where the estimates of a running month lie."""

from pathlib import Path

from django.conf import settings

from ronda.kernel.period import Month
from ronda.people.queries import company_for
from ronda.people.rules import Viewer


def estimates_shelf(viewer: Viewer, month: Month) -> Path:
    """One folder for each estimate of the month; none of them is a closing."""
    return Path(settings.RONDA_HOME) / "estimates" / company_for(viewer).code / str(month)
