"""A page reports what somebody has seen of a material; the server's clock says how much of it counts."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Material, MaterialSeen, MaterialVersion
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.materials import Item, item_of, item_with, version_for
from ronda.learning.rules.courses import Piece, Seen, is_finished, taken_up
from ronda.people.rules import Viewer

MOST_PIECES = 60


@transaction.atomic
def report_seen(
    *, by: Viewer, at: datetime, today: date, version: int, seconds: int, pieces: Sequence[Piece] = ()
) -> Item:
    """The first report begins; time in front of two materials at once counts once."""
    found = version_for(by, version)
    seen, last = _seen(by, at, found)
    rules = course_rules(today)
    known = Seen(seen.seconds, tuple((start, end) for start, end in seen.parts))
    taken = taken_up(
        known,
        Seen(seconds, tuple(pieces[:MOST_PIECES]) if found.material.kind == Material.Kind.VIDEO else ()),
        elapsed=int((at - last).total_seconds()),
        most_seconds=rules.report_most_seconds,
        fastest=rules.fastest_playing,
        length=found.seconds,
    )
    seen.seconds, seen.parts = taken.seconds, [list(piece) for piece in taken.pieces]
    seen.last_at = max(seen.last_at, at)
    item = item_with(found.material, found, seen, rules)
    if item.wanted is not None and seen.finished_at is None:
        done = is_finished(found.material.kind, item.wanted, seconds=seen.seconds, pieces=taken.pieces)
        seen.finished_at = at if done else None
    seen.save()
    return item_with(found.material, found, seen, rules)


@transaction.atomic
def finish_link(*, by: Viewer, at: datetime, today: date, version: int) -> Item:
    """What lies elsewhere cannot be measured: the person says to have worked through it, no minutes count."""
    found = version_for(by, version)
    if found.material.kind != Material.Kind.LINK:
        raise RefusedError(Problem("material", "is no link", "look at it on its page"))
    seen, _ = _seen(by, at, found)
    seen.finished_at = seen.finished_at or at
    seen.last_at = max(seen.last_at, at)
    seen.save(update_fields=["finished_at", "last_at"])
    return item_of(by, found, on=today)


def _seen(by: Viewer, at: datetime, version: MaterialVersion) -> tuple[MaterialSeen, datetime]:
    """The person's row, and the moment of the last report about anything."""
    if by.person_id is None:
        raise NotAllowedError(f"learning from material {version.pk}")
    rows = MaterialSeen.objects.filter(person_id=by.person_id)
    last = rows.aggregate(last=Max("last_at"))["last"]
    seen, new = MaterialSeen.objects.select_for_update(of=("self",)).get_or_create(
        version=version, person_id=by.person_id, defaults={"first_at": at, "last_at": at}
    )
    return seen, at if new else last
