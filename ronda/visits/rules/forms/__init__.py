"""What a visit form says, when it may be sent, and what is filled in beforehand."""

from ronda.visits.rules.forms.kinds import kinds_open
from ronda.visits.rules.forms.reasons import reason_for
from ronda.visits.rules.forms.said import Counted, FormSaid, Promised
from ronda.visits.rules.forms.same_words import same_words
from ronda.visits.rules.forms.sending import form_faults
from ronda.visits.rules.forms.stay import minutes_of_stay

__all__ = [
    "Counted",
    "FormSaid",
    "Promised",
    "form_faults",
    "kinds_open",
    "minutes_of_stay",
    "reason_for",
    "same_words",
]
