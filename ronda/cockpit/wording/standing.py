"""How far a closed month is: what is still to come before its amounts are final."""

from django.utils.translation import gettext

from ronda.cockpit.queries.closing_month import Approved
from ronda.design.templatetags.figures import day, moment
from ronda.facts.queries import Closing


def standing_words(closing: Closing, approved: Approved | None) -> str:
    """Nothing to say once the month is approved."""
    if closing.state != Closing.State.DISTRIBUTED:
        return gettext("This month is appraised, but its money is not divided yet; the amounts follow.")
    if approved is None:
        return gettext(
            "The money of this month is divided, but not approved yet; until then a new run may change it."
        )
    return ""


def approval_words(approved: Approved | None) -> str:
    """Who approved the month, and until when one can object."""
    if approved is None:
        return ""
    words = {
        "who": approved.who,
        "at": moment(approved.at),
        "until": day(approved.objections_until),
        "answers": day(approved.answers_until),
    }
    return (
        gettext(
            "Approved by %(who)s, %(at)s. Objections are taken until %(until)s and answered by %(answers)s."
        )
        % words
    )
