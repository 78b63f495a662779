"""Whether a place may be read now, and until when the places of a month are kept."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ronda.kernel.period import Month, Period
from ronda.people.queries import company_for, working_days_of
from ronda.people.rules import Viewer
from ronda.visits.queries.proof.limits import appeal_window, proof_rules
from ronda.visits.rules.proof import kept_until, may_read_place

FARTHEST = 120


def reads_place(viewer: Viewer, at: datetime, company: Any = None) -> bool:
    """In the working hours of the policy, on a day that the company works; it is asked for if not given."""
    company = company or company_for(viewer)
    local = at.astimezone(ZoneInfo(company.timezone))
    rules = proof_rules(local.date())
    if rules is None:
        return False
    day = Period(local.date(), local.date() + timedelta(days=1))
    works = local.date() in working_days_of(viewer, day, company.working_weekdays)
    return may_read_place(local, works=works, hours=rules.place_hours)


def place_kept_until(viewer: Viewer, month: Month) -> date | None:
    """The last day of the places of a month."""
    return places_kept_until(viewer, [month]).get(month)


def places_kept_until(viewer: Viewer, months: list[Month]) -> dict[Month, date]:
    """By month, in one look at the calendar; a month without an end in sight is left out."""
    if not months:
        return {}
    span = Period(min(months).period.end, max(months).period.end + timedelta(days=FARTHEST))
    working = sorted(working_days_of(viewer, span))
    found = {}
    for month in set(months):
        rules = proof_rules(month.start)
        if rules is None:
            continue
        last = kept_until(
            month.period.end,
            working,
            window_days=appeal_window(month.start),
            days_more=rules.place_days_more,
        )
        if last is not None:
            found[month] = last
    return found
