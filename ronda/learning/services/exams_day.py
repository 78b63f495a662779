"""What exams need every day."""

from datetime import date, datetime

from ronda.learning.services.bank_kept import forget_bank_files
from ronda.learning.services.exam_following import fill_effects
from ronda.learning.services.handing_in import hand_in_overdue
from ronda.people.rules import Viewer


def do_exams_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """A second time on a day finds nothing left to do."""
    return {
        "hand_in_overdue": hand_in_overdue(at=at, today=today, company_id=by.company_id),
        "fill_effects": fill_effects(by.company_id),
        "forget_bank_files": forget_bank_files(at=at),
    }
