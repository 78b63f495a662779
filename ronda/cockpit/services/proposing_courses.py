"""What a month showed weak proposes courses, once the month is in force."""

from datetime import datetime

from ronda.appraisal.queries import missed_lines
from ronda.facts.queries import Closing
from ronda.learning.queries.course_rules import rules_of_courses
from ronda.learning.services.causes import propose_for
from ronda.people.queries import company_day
from ronda.people.rules import Viewer


def propose_courses(*, at: datetime, closing: Closing) -> int:
    """How many are new; nothing where the policy does not speak of courses."""
    company = Viewer.operator(closing.company_id)
    rules = rules_of_courses(company_day(company, at))
    if rules is None:
        return 0
    weak = [each for each in missed_lines(closing) if each.points < rules.proposal_weak_points]
    return sum(
        len(
            propose_for(
                company_id=closing.company_id,
                person_id=each.person_id,
                cause="indicator",
                code=each.indicator,
                said={"month": closing.month, "points": f"{each.points:.1f}"},
                at=at,
            )
        )
        for each in weak
    )
