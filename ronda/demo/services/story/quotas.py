"""Field visits chosen for the quota: Ana and Bruno from what is proposed, a few with a day."""

from ronda.demo.services.story import Scene
from ronda.kernel.period import Month
from ronda.visits.queries.proposing import choosing_for
from ronda.visits.services.quotas import choose_outlets

SOME = 6


def tell(scene: Scene) -> None:
    """Everybody else chooses when the demo is looked at; in a month's last days no day is left to set."""
    for username in ("ana", "bruno"):
        viewer = scene.viewer(username)
        found = choosing_for(viewer, today=scene.today)
        codes = [each.code for each in found.rows[: min(found.suggested, SOME)]]
        half = len(codes) // 2
        day = scene.day(1) if Month.of(scene.day(1)) == scene.month else None
        for part, on in ((codes[:half], day), (codes[half:], None)):
            if part:
                choose_outlets(by=viewer, at=scene.now, today=scene.today, codes=part, day=on)
