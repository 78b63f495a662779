"""Whether a course is proposed to a person for something weak."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Past:
    """What there is between a person and a course, and how many proposals lie open before the person."""

    open_of_course: bool = False
    settled_on: date | None = None
    done_on: date | None = None
    open_now: int = 0


def proposal_refused(past: Past, *, on: date, quiet_days: int, most_open: int | None) -> str:
    """Why not, in a word; empty: it is proposed. `most_open` None: a person proposes, and knows why."""
    quiet_since = on - timedelta(days=quiet_days)
    if past.open_of_course:
        return "open"
    if past.done_on is not None and past.done_on > quiet_since:
        return "done"
    if past.settled_on is not None and past.settled_on > quiet_since:
        return "settled"
    return "many" if most_open is not None and past.open_now >= most_open else ""
