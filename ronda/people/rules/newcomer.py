"""Who is still new at the start of a month."""

from datetime import date

from ronda.kernel.period import Month


def is_newcomer(joined: date, month: Month, new_hire_months: int) -> bool:
    """True when `joined` lies less than `new_hire_months` whole months before the month's first day.

    With three months, who joined on 1 July is new in July, August and September and no longer in October;
    who joined on 2 July is new in October too. With none, nobody is ever new.
    """
    return new_hire_months > 0 and joined > month.plus(-new_hire_months).start
