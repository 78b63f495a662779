"""People say the last day that counts; rows keep the first that does not."""

from datetime import date, timedelta


def last_day(end: date | None) -> date | None:
    return None if end is None else end - timedelta(days=1)


def end_after(last: date | None) -> date | None:
    return None if last is None else last + timedelta(days=1)
