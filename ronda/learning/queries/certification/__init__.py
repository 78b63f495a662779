"""Every read of the certification: certificates, sessions, who must sit, rates, the outlook."""

from ronda.learning.queries.certification.owed import Owed, must_sit, must_sit_session, own_openings
from ronda.learning.queries.certification.seeing import may_keep, may_organise
from ronda.learning.queries.certification.sessions import session_entries

__all__ = [
    "Owed",
    "may_keep",
    "may_organise",
    "must_sit",
    "must_sit_session",
    "own_openings",
    "session_entries",
]
