"""The next rung on the home page of learning."""

from datetime import date

from ronda.learning.queries.ladder import NextRung, ladder_of, ladders_for, next_rung_of, oneself
from ronda.people.rules import Viewer


def own_next_rung(viewer: Viewer, on: date) -> NextRung | None:
    """None for whoever holds no post with a ladder."""
    own = oneself(viewer, on=on)
    if not own:
        return None
    ladder = ladder_of(viewer, on)
    found = ladders_for(viewer, on=on, people=own, ladder=ladder)
    return next_rung_of(found[0], ladder) if found else None
