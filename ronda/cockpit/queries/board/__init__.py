"""What the team's board and the pages behind its numbers ask for."""

from ronda.cockpit.queries.board.asked import BoardQuestion, Scope, scope_for
from ronda.cockpit.queries.board.flight import InFlight, in_flight_for
from ronda.cockpit.queries.board.lists import GoalPeople, flight_list, goal_people
from ronda.cockpit.queries.board.made_of import (
    CertifiedPerson,
    SkilledPerson,
    certified_people,
    loads_for,
    skilled_people,
)
from ronda.cockpit.queries.board.page import Board, Trend, board_for, changes_for, talks_for

__all__ = [
    "Board",
    "BoardQuestion",
    "CertifiedPerson",
    "GoalPeople",
    "InFlight",
    "Scope",
    "SkilledPerson",
    "Trend",
    "board_for",
    "certified_people",
    "changes_for",
    "flight_list",
    "goal_people",
    "in_flight_for",
    "loads_for",
    "scope_for",
    "skilled_people",
    "talks_for",
]
