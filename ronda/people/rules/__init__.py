"""Who sees what, who is in a post on which days, and which days are worked."""

from ronda.people.rules.believed import is_believed
from ronda.people.rules.presence import days_away, presence
from ronda.people.rules.viewing import Viewer
from ronda.people.rules.working_days import working_days

__all__ = ["Viewer", "days_away", "is_believed", "presence", "working_days"]
