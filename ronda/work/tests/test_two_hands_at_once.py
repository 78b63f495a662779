"""Two people act on one hand-over at the same moment: one wins, the other is told."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Handover
from ronda.work.services import accept_handover, record_handovers
from ronda.work.tests.builders import FROZEN, NOTED, a_handover, a_town

pytestmark = pytest.mark.django_db(transaction=True)


class Receiver(Thread):
    """Accepts as soon as the other is ready too."""

    def __init__(self, viewer: Viewer, number: int, ready: Barrier) -> None:
        super().__init__()
        self.viewer, self.number, self.ready = viewer, number, ready
        self.told: list[str] = []
        self.done = 0

    def run(self) -> None:
        try:
            self.ready.wait(timeout=60)
            day = FROZEN.date()
            accept_handover(by=self.viewer, at=FROZEN, number=self.number, accepted_on=day)
            self.done = 1
        except (RefusedError, IntegrityError) as refusal:
            self.told.append(str(refusal))
        finally:
            connection.close()


def test_of_two_who_accept_at_once_one_wins_and_the_other_is_told() -> None:
    town, ready = a_town(), Barrier(2)
    day = NOTED.date()
    row = a_handover(started_on=day, given_on=day)
    [change] = record_handovers(by=town.operator, at=NOTED, rows=[row])
    both = [Receiver(by, int(change.key), ready) for by in (town.viewer_of("diego"), town.operator)]

    for each in both:
        each.start()
    for each in both:
        each.join()

    assert sum(each.done for each in both) == 1
    assert sum(len(each.told) for each in both) == 1
    assert Handover.objects.filter(withdrawn_at=None, accepted_on__isnull=False).count() == 1
