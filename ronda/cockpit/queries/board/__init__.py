"""What the team's board and the pages behind its numbers ask for."""

from ronda.cockpit.queries.board.asked import BoardQuestion, Scope, scope_for
from ronda.cockpit.queries.board.flight import InFlight, in_flight_for
from ronda.cockpit.queries.board.made_of import CertifiedPerson, certified_people, loads_for, skilled_people
from ronda.cockpit.queries.board.page import Board, Trend, board_for, changes_for

__all__ = [
    "Board",
    "BoardQuestion",
    "CertifiedPerson",
    "InFlight",
    "Scope",
    "Trend",
    "board_for",
    "certified_people",
    "changes_for",
    "in_flight_for",
    "loads_for",
    "scope_for",
    "skilled_people",
]
