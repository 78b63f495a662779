"""What a released round says: to each person about themselves, and to those who lead them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.people.rules import Viewer
from ronda.recognition.models import PeerResult, PeerRound, PeerSlot

LED = frozenset({"leader", "director", "deputy", "operator"})


@dataclass(frozen=True)
class ShownResult:
    """`comments` only for the person and those who lead; hidden ones are not among them."""

    result: PeerResult
    comments: tuple[str, ...]


@dataclass(frozen=True)
class RoundResults:
    own: ShownResult | None
    led: Sequence[ShownResult]
    reliability: Decimal


def results_in(viewer: Viewer, round_: PeerRound) -> RoundResults:
    """Nothing before the release. Of a centre its director and deputy see everybody, leaders all."""
    reliability = Decimal(str(round_.told.get("reliability", 0)))
    if round_.state != PeerRound.State.RELEASED:
        return RoundResults(None, (), reliability)
    rows = PeerResult.objects.filter(round=round_).select_related("person").prefetch_related("comments")
    results = [_shown(each) for each in rows.order_by("person__name")]
    own = next((each for each in results if each.result.person_id == viewer.person_id), None)
    led = [each for each in results if _leads(viewer, round_, each.result)]
    return RoundResults(own, led, reliability)


def sees_results(viewer: Viewer, round_: PeerRound, slot: PeerSlot | None) -> bool:
    """Whether there is anything in a released round for the viewer: one's own, or of people one leads."""
    if round_.state != PeerRound.State.RELEASED:
        return False
    near = bool(viewer.roles & {"leader", "operator"}) or round_.centre_id in viewer.centre_ids
    return (slot is not None and slot.is_rated) or (bool(viewer.roles & LED) and near)


def _leads(viewer: Viewer, round_: PeerRound, result: PeerResult) -> bool:
    if not viewer.roles & LED or result.person_id == viewer.person_id:
        return False
    return bool(viewer.roles & {"leader", "operator"}) or round_.centre_id in viewer.centre_ids


def _shown(result: PeerResult) -> ShownResult:
    comments = tuple(each.text for each in result.comments.all() if not each.hidden_why)
    return ShownResult(result, comments if result.reported else ())
