"""Learning at work, written: observed visits, drills, checks of what was learnt."""

from ronda.learning.services.practice.closing import close_observation
from ronda.learning.services.practice.daily import do_practice_day
from ronda.learning.services.practice.drills import (
    DrillSaid,
    begin_judging,
    cancel_drill,
    change_drill,
    change_sheet,
    make_drill,
)
from ronda.learning.services.practice.effects import check_effect
from ronda.learning.services.practice.entries import (
    add_entries,
    drop_judge,
    enter_drill,
    name_judges,
    withdraw_entry,
)
from ronda.learning.services.practice.observations import (
    ObservationSaid,
    agree_observation,
    arrange_observation,
    cancel_observation,
    fill_sheet,
    tie_to_visit,
)
from ronda.learning.services.practice.publishing import publish_drill
from ronda.learning.services.practice.scoring import score_entry

__all__ = [
    "DrillSaid",
    "ObservationSaid",
    "add_entries",
    "agree_observation",
    "arrange_observation",
    "begin_judging",
    "cancel_drill",
    "cancel_observation",
    "change_drill",
    "change_sheet",
    "check_effect",
    "close_observation",
    "do_practice_day",
    "drop_judge",
    "enter_drill",
    "fill_sheet",
    "make_drill",
    "name_judges",
    "publish_drill",
    "score_entry",
    "tie_to_visit",
    "withdraw_entry",
]
