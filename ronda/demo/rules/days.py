"""The working calendar of the simulated company: Monday to Friday without the feasts."""

from datetime import date

import numpy as np

from ronda.demo.rules.chance import Days
from ronda.kernel.period import Month, Period

FEASTS = {
    (1, 1): "New year",
    (5, 1): "Labour day",
    (8, 15): "Harvest day",
    (12, 25): "Midwinter day",
}


def is_working(day: date) -> bool:
    return day.isoweekday() <= 5 and (day.month, day.day) not in FEASTS


def working_days(period: Period) -> Days:
    return np.array([day for day in period.each_day() if is_working(day)], dtype="datetime64[D]")


def feasts_between(period: Period) -> dict[date, str]:
    return {day: FEASTS[day.month, day.day] for day in period.each_day() if (day.month, day.day) in FEASTS}


def order_days(month: Month) -> tuple[Days, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """For each weekday, Monday first: its working days in the month (padded), and how many they are."""
    days = working_days(month.period)
    weekdays = (days.astype(np.int64) + 3) % 7
    table = np.full((5, 5), np.datetime64(month.start), dtype="datetime64[D]")
    counts = np.zeros(5, np.int64)
    for weekday in range(5):
        hits = days[weekdays == weekday]
        table[weekday, : hits.size] = hits
        counts[weekday] = hits.size
    return table, counts
