"""What a released round says: to each person about themselves, and to those who lead them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from ronda.people.rules import Viewer
from ronda.recognition.models import PeerComment, PeerResult, PeerRound, PeerSlot

LED = frozenset({"leader", "director", "deputy", "operator"})


@dataclass(frozen=True)
class ShownResult:
    """`comments` only for the person and those who lead; of hidden ones everybody reads the reasons only."""

    result: PeerResult
    comments: tuple[str, ...]
    hidden: tuple[str, ...] = ()


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
    near = bool(viewer.roles & {"leader", "operator"}) or round_.centre_id in viewer.centres_led
    return (slot is not None and slot.is_rated) or (bool(viewer.roles & LED) and near)


def _leads(viewer: Viewer, round_: PeerRound, result: PeerResult) -> bool:
    if not viewer.roles & LED or result.person_id == viewer.person_id:
        return False
    return bool(viewer.roles & {"leader", "operator"}) or round_.centre_id in viewer.centres_led


def _shown(result: PeerResult) -> ShownResult:
    if not result.reported:
        return ShownResult(result, ())
    comments = list(result.comments.all())
    return ShownResult(
        result,
        tuple(each.text for each in comments if not each.hidden_why),
        tuple(each.hidden_why for each in comments if each.hidden_why),
    )


def comments_led(viewer: Viewer, round_: PeerRound, person: int) -> PeerResult | None:
    """A released result with all its comments, for those who lead the person; they alone hide any."""
    rows = PeerResult.objects.filter(round=round_, person_id=person)
    result = rows.select_related("person", "round").prefetch_related("comments").first()
    led = result is not None and round_.company_id == viewer.company_id and _leads(viewer, round_, result)
    return result if led else None


def comment_led(viewer: Viewer, name: UUID) -> PeerComment | None:
    comment = PeerComment.objects.select_related("result__round", "result__person").filter(pk=name).first()
    if comment is None or comment.result.round.company_id != viewer.company_id:
        return None
    return comment if _leads(viewer, comment.result.round, comment.result) else None
