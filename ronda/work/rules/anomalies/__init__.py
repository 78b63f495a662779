"""Outlets whose orders leave their own pattern: drop, surge, stop, month-end stuffing, brand disappeared."""

from ronda.work.rules.anomalies.find import Anomalies, find_anomalies
from ronda.work.rules.anomalies.past import Bought, Finding, Limits, Looked, Span

__all__ = ["Anomalies", "Bought", "Finding", "Limits", "Looked", "Span", "find_anomalies"]
