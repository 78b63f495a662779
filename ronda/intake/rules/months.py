"""Months as people write them."""

import re

from ronda.intake.rules.days import read_day
from ronda.intake.rules.fault import Fault

_YEAR_FIRST = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{2}))")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")


def read_month(text: str) -> str | Fault:
    """`2022-10`, `10/2022`, `2022年10月` or `octubre de 2022` as `2022-10`.

    Spreadsheets make a whole day of a month; one that is written with the year first stands for its month.
    """
    plain = text.strip()
    if found := _YEAR_FIRST.fullmatch(plain):
        day = read_day(f"{found[1]}-{found[2] or found[3]}-01")
    elif found := _YEAR_LAST.fullmatch(plain):
        day = read_day(f"{found[2]}-{found[1]}-01")
    elif plain[:4].isdigit():
        day = read_day(plain)
    else:
        day = read_day(f"1 {plain}")
    if isinstance(day, Fault):
        return Fault(f"'{text}' is not a month", "write it as 2022-10")
    return f"{day:%Y-%m}"
