"""Rounds of inspections: one released, one in the field, one whose parties still commit."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from ronda.demo.services.story import Scene
from ronda.inspection.queries.rounds import units_for
from ronda.inspection.rules.draws import commitment
from ronda.inspection.services.rounds import (
    RoundRow,
    announce_round,
    commit,
    draw_round,
    freeze_round,
    give_beacon,
    release_round,
    reveal,
)
from ronda.inspection.services.units import not_possible, send_unit
from ronda.people.queries import viewer_of_person

INSPECTORS = ("bruno", "carmen", "omar")
SPEAKERS = {"management": "ana", "staff": "wei"}
# Places on the list of the released round.
FALSE, CLOSED = (2, 7), 4


def tell(scene: Scene) -> None:
    """Of the last month and of the first days of this one; the open one looks at this week."""
    _released(scene)
    _in_the_field(scene)
    _open(scene)


def _released(scene: Scene) -> None:
    """Bruno, Carmen and Omar inspected all of it; two records did not hold, and one shop was closed."""
    month = scene.month.plus(-1)
    found = _announce(scene, -12, "Visits of last month", month.start, month.end - timedelta(days=1))
    _draw(scene, found, -12)
    rows = list(units_for(scene.viewer("ana")).filter(round=found).order_by("position", "pk"))
    for place, each in enumerate(rows):
        _inspect(scene, each, place)
    release_round(
        by=scene.viewer("ana"),
        at=scene.moment(-1),
        number=found.pk,
        why_left="Nobody without a tie was there",
    )


def _inspect(scene: Scene, unit: Any, place: int) -> None:
    if unit.inspector_id is None:
        return
    day = place % 4 - 10
    by = viewer_of_person(scene.by.company_id, unit.inspector_id, on=scene.day(day))
    at = scene.moment(day, 14)
    if place == CLOSED:
        not_possible(by=by, at=at, number=unit.pk, why="The shop is closed for repairs")
        return
    said = {"took_place": "no" if place in FALSE else "yes"}
    how = "telephone" if place % 3 == 1 else "on_site"
    send_unit(by=by, at=at, today=scene.day(day), number=unit.pk, said=said, how=how)


def _in_the_field(scene: Scene) -> None:
    """Announced before, drawn today: of all that is recorded by now."""
    first = scene.month.start
    found = _announce(scene, -1, "Visits since the first", first, max(first, scene.day(-1)), beacon="drand")
    _draw(scene, found, 0)


def _open(scene: Scene) -> None:
    """The staff representative has committed, the director has not."""
    last = scene.day(3)
    found = _announce(scene, -1, "Base data, unannounced", scene.month.start, last, kind="information")
    _commit(scene, found, "staff", scene.moment(-1, 11))


def _announce(
    scene: Scene, day: int, title: str, starts: date, last: date, *, beacon: str = "", kind: str = "visits"
) -> Any:
    row = RoundRow(
        title=title,
        kind=kind,
        starts=starts,
        last=last,
        inspector_codes=[scene.person_code(each) for each in INSPECTORS],
        centre_code=scene.centre_code,
        beacon=beacon,
    )
    return announce_round(by=scene.viewer("ana"), at=scene.moment(day, 9), row=row)


def _draw(scene: Scene, found: Any, day: int) -> None:
    """From both promises to the list, within a morning; today, by now."""
    for party in SPEAKERS:
        _commit(scene, found, party, scene.moment(day, 9))
    frozen = scene.moment(day, 10) if day else scene.now
    freeze_round(by=scene.viewer("ana"), at=frozen, number=found.pk)
    for party, who in SPEAKERS.items():
        at = scene.moment(day, 11) if day else scene.now
        reveal(by=scene.viewer(who), at=at, number=found.pk, party=party, nonce=_nonce(found, party))
    drawn = scene.moment(day, 12) if day else scene.now
    if found.asked["beacon"]:
        give_beacon(by=scene.viewer("ana"), at=drawn, number=found.pk, value="4242")
    draw_round(by=scene.viewer("ana"), at=drawn, number=found.pk)


def _commit(scene: Scene, found: Any, party: str, at: datetime) -> None:
    digest = commitment(party, _nonce(found, party))
    commit(by=scene.viewer(SPEAKERS[party]), at=at, number=found.pk, party=party, digest=digest)


def _nonce(found: Any, party: str) -> str:
    """As good as made by chance, and the same in every demo of the same days."""
    text = sha256(f"{party} {found.object} {found.starts} {found.last}".encode()).hexdigest()
    return f"{text[:6]}-{text[6:12]}-{text[12:18]}"
