"""Which days of a period are worked."""

from collections.abc import Mapping
from datetime import date

from ronda.kernel.period import Period


def working_days(period: Period, weekdays: str, exceptions: Mapping[date, bool]) -> frozenset[date]:
    """The worked days: `weekdays` as ISO digits (`12345` is Monday to Friday), single days overruled."""
    return frozenset(
        day for day in period.each_day() if exceptions.get(day, str(day.isoweekday()) in weekdays)
    )
