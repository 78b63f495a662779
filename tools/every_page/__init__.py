"""Every page of Ronda and who looks at it: what checks, pictures and measurements go through.

Each context has its file. `LOOKS` names each page by its url name; `NO_PAGE` names the addresses that are no
page of their own: deeds, files and fragments, and pages of something under way, which their journeys see. A
test keeps both complete.
"""

from collections.abc import Mapping

from tools.every_page import (
    cockpit,
    design,
    innovation,
    inspection,
    intake,
    jobs,
    learning,
    outlets,
    people,
    recognition,
    visits,
    work,
)
from tools.every_page.look import Look, Samples

BY_CONTEXT: Mapping[str, tuple[Look, ...]] = {
    "cockpit": cockpit.LOOKS,
    "people": people.LOOKS,
    "outlets": outlets.LOOKS,
    "intake": intake.LOOKS,
    "learning": learning.LOOKS,
    "recognition": recognition.LOOKS,
    "visits": visits.LOOKS,
    "inspection": inspection.LOOKS,
    "work": work.LOOKS,
    "innovation": innovation.LOOKS,
    "design": design.LOOKS,
}
LOOKS = tuple(look for looks in BY_CONTEXT.values() for look in looks)
NO_PAGE = frozenset().union(
    cockpit.NO_PAGE,
    people.NO_PAGE,
    outlets.NO_PAGE,
    intake.NO_PAGE,
    learning.NO_PAGE,
    recognition.NO_PAGE,
    visits.NO_PAGE,
    inspection.NO_PAGE,
    work.NO_PAGE,
    innovation.NO_PAGE,
    design.NO_PAGE,
    jobs.NO_PAGE,
)

__all__ = ["BY_CONTEXT", "LOOKS", "NO_PAGE", "Look", "Samples"]
