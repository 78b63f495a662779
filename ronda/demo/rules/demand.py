"""How much is asked for: season in the number of lines, trend and people in the quantity of each."""

import numpy as np

from ronda.demo.rules.chance import Floats
from ronda.kernel.period import Month

SEASON = (0.96, 1.06, 0.95, 0.97, 0.99, 1.00, 1.01, 1.00, 1.03, 1.02, 0.99, 1.04)
YEARLY_TREND = 0.02
TREND_YEAR = 2024
MEAN_QUANTITY = 5.0


def season_of(month: Month) -> float:
    return SEASON[month.month - 1]


def trend_of(month: Month) -> float:
    """Growth since `TREND_YEAR`: the market grows by `YEARLY_TREND` a year."""
    months = (month.year - TREND_YEAR) * 12 + month.month - 1
    return float((1 + YEARLY_TREND) ** (months / 12))


def mean_quantities(month: Month, levels: Floats) -> Floats:
    """Mean quantity of a line of each outlet whose level (1 = as the trend) is given."""
    return np.maximum(MEAN_QUANTITY * trend_of(month) * levels, 1.0)
