"""The next rung on the home page of learning."""

from datetime import date

from ronda.learning.queries.ladder import Ladder, NextRung, ladder_of, ladders_for, next_rung_of
from ronda.people.rules import Viewer
from ronda.work.queries.colleagues import colleagues_of


def own_next_rung(viewer: Viewer, on: date) -> NextRung | None:
    """None for whoever holds no post with a ladder."""
    if viewer.person_id is None:
        return None
    ladder: Ladder = ladder_of(viewer, on)
    if not ladder.needs:
        return None
    own = [each for each in colleagues_of(viewer, on=on) if each.person_id == viewer.person_id]
    found = ladders_for(viewer, on=on, people=own, ladder=ladder)
    return next_rung_of(found[0], ladder) if found else None
