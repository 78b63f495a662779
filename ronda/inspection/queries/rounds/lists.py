"""The rounds as a list with what each waits for, and the units that somebody has to inspect."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.queries.rounds.seen import rounds_for, units_for
from ronda.inspection.queries.rounds.standing import round_now
from ronda.inspection.rules.rounds import Next, next_step, parties_of
from ronda.people.rules import Viewer

MOST = 200


@dataclass(frozen=True)
class RoundLine:
    """`mine`: the next step is the viewer's own. `reveal_by`: the last day for revealing, once known."""

    number: int
    title: str
    kind: str
    kind_label: str
    state: str
    state_label: str
    centre: str
    starts: date
    last: date
    next: Next
    mine: bool
    reveal_by: date | None


def round_lines(viewer: Viewer, *, today: date) -> list[RoundLine]:
    """The newest first; three statements. What is left of the field work only those know who see it."""
    rows = list(
        rounds_for(viewer).defer("frame").select_related("centre").prefetch_related("commitments")[:MOST]
    )
    fields = [each.pk for each in rows if each.state == InspectionRound.State.DRAWN]
    left = _left(viewer, fields) if fields else {}
    return [line_of(viewer, each, today, left.get(each.pk, 1)) for each in rows]


def own_units(viewer: Viewer, *, number: int | None = None) -> list[DrawnUnit]:
    """What the viewer has to inspect in rounds that are in the field, what is due first at the top."""
    mine = units_for(viewer).filter(
        inspector_id=viewer.person_id or 0,
        state=DrawnUnit.State.TO_CHECK,
        round__state=InspectionRound.State.DRAWN,
    )
    if number is not None:
        mine = mine.filter(round_id=number)
    return list(mine.select_related("outlet", "round").defer("round__frame").order_by("due", "pk"))


def _left(viewer: Viewer, numbers: Sequence[int]) -> dict[int, int]:
    """By round, how many units are still to be inspected; only where the viewer sees others' units too."""
    person = viewer.person_id or 0
    found = units_for(viewer).filter(round_id__in=numbers).order_by()
    others = Q(inspector_id__isnull=True) | ~Q(inspector_id=person)
    rows = found.values_list("round_id").annotate(
        open=Count("pk", filter=Q(state=DrawnUnit.State.TO_CHECK)), others=Count("pk", filter=others)
    )
    return {number: count for number, count, of_others in rows if of_others}


def line_of(viewer: Viewer, found: InspectionRound, today: date, left: int) -> RoundLine:
    """`left`: how many units are still to be inspected, 1 for whoever must not know."""
    waits = next_step(round_now(found, found.commitments.all(), today, units_left=left))
    reveal_by = found.asked.get("reveal_by")
    return RoundLine(
        number=found.pk,
        title=found.title,
        kind=found.object,
        kind_label=str(found.get_object_display()),
        state=found.state,
        state_label=str(found.get_state_display()),
        centre=found.centre.name if found.centre else "",
        starts=found.starts,
        last=found.last,
        next=waits,
        mine=bool(set(waits.whose) & set(parties_of(viewer, found.centre_id))),
        reveal_by=date.fromisoformat(reveal_by) if reveal_by else None,
    )
