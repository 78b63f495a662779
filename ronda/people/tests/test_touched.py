"""Which closed months a change reaches into."""

from datetime import date

import pytest

from ronda.kernel.period import Month
from ronda.people.rules.overlap import Interval
from ronda.people.rules.touched import changed_days, reaches_back, touched_months

SEPTEMBER, OCTOBER = Month(2022, 9), Month(2022, 10)
JAN, SEP, MID_OCT, NOV = date(2022, 1, 1), date(2022, 9, 1), date(2022, 10, 15), date(2022, 11, 1)


@pytest.mark.parametrize(
    ("before", "after", "otherwise", "months"),
    [
        (None, (MID_OCT, None), False, [OCTOBER]),
        (None, (NOV, None), False, []),
        ((JAN, None), (JAN, NOV), False, []),
        ((JAN, None), (JAN, MID_OCT), False, [OCTOBER]),
        ((SEP, None), (MID_OCT, None), False, [SEPTEMBER, OCTOBER]),
        ((JAN, NOV), (JAN, NOV), False, []),
        ((JAN, NOV), (JAN, NOV), True, [SEPTEMBER, OCTOBER]),
        ((MID_OCT, NOV), None, False, [OCTOBER]),
    ],
)
def test_only_months_with_a_day_that_counts_differently_are_touched(
    before: Interval | None, after: Interval | None, otherwise: bool, months: list[Month]
) -> None:
    changed = changed_days(before, after, otherwise=otherwise)

    assert touched_months(changed, {SEPTEMBER, OCTOBER}) == months


def test_an_end_in_the_future_reaches_not_back() -> None:
    assert not reaches_back(changed_days((JAN, None), (JAN, NOV), otherwise=False), MID_OCT)
    assert reaches_back(changed_days((JAN, None), (JAN, MID_OCT), otherwise=False), NOV)
