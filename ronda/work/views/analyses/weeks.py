"""The weeks of one outlet as a chart with its table."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import day
from ronda.work.models import Anomaly


def weeks_chart(anomaly: Anomaly, currency: str) -> tuple[dict[str, Any], list[tuple[date, int]]]:
    """What it draws, and the last day of each week with its cents, the latest first."""
    cents: list[int] = anomaly.figures["weeks"]
    last = anomaly.analysis.day
    ends = [last - timedelta(days=7 * back) for back in reversed(range(len(cents)))]
    chart = {
        "labels": [day(end) for end in ends],
        "series": [{"name": _("Weekly sales"), "values": cents}],
        "unit": "money",
        "currency": currency,
    }
    return chart, list(zip(ends, cents, strict=True))[::-1]
