"""High-tier customers: their sales, trends and alerts, and the summary of a month."""

from ronda.work.queries.high_tier.listing import HighTier, TierRow, high_tier_for
from ronda.work.queries.high_tier.summary import (
    may_summarise,
    summaries_for,
    summary_figures,
    summary_for,
    summary_tasks,
)

__all__ = [
    "HighTier",
    "TierRow",
    "high_tier_for",
    "may_summarise",
    "summaries_for",
    "summary_figures",
    "summary_for",
    "summary_tasks",
]
