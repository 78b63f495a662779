"""What a team's board says: the four goals, what changed and why, who should be talked with."""

from ronda.cockpit.rules.board.changes import (
    IndicatorChange,
    MemberChange,
    TeamChange,
    changes_between,
    notable,
    team_change,
)
from ronda.cockpit.rules.board.conversations import Conversation, conversations_due, leads
from ronda.cockpit.rules.board.goals import (
    Goal,
    Part,
    certified_goal,
    energy_goal,
    execution_goal,
    masters,
    skills_goal,
)
from ronda.cockpit.rules.board.heat import TARGET, HeatCell, HeatRow, heat_columns, heat_rows
from ronda.cockpit.rules.board.load import Load, loads_of

__all__ = [
    "TARGET",
    "Conversation",
    "Goal",
    "HeatCell",
    "HeatRow",
    "IndicatorChange",
    "Load",
    "MemberChange",
    "Part",
    "TeamChange",
    "certified_goal",
    "changes_between",
    "conversations_due",
    "energy_goal",
    "execution_goal",
    "heat_columns",
    "heat_rows",
    "leads",
    "loads_of",
    "masters",
    "notable",
    "skills_goal",
    "team_change",
]
