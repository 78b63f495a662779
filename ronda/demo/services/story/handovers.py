"""Chains and hand-overs: in time, late, returned, waiting for the director, accepted in silence, stopped."""

from collections.abc import Sequence

from ronda.demo.services.story import Scene
from ronda.work.queries.clocks import handover_terms
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.services import accept_handover, give_handover, return_handover
from ronda.work.services.chains import ChainDraft, hand_to_many, start_chain, stop_chain
from ronda.work.services.handover_silence import accept_by_silence


def tell(scene: Scene) -> None:
    _in_time(scene)
    _late_and_returned(scene)
    _for_the_director(scene)
    _target_lists(scene)
    _stopped(scene)
    accept_by_silence(scene.by, scene.now, scene.today)


def _in_time(scene: Scene) -> None:
    """From plan to shelf without a delay."""
    steps = (
        _step(scene, "bruno", "B1", "Listing plan for the new tea", 3),
        _step(scene, "carmen", "N1", "Target outlets checked against sales", 2),
        _step(scene, "diego", "A5", "New tea listed at the target outlets", 5),
    )
    chain = _begin(scene, "The new tea comes to the shelves", -24, steps, "bruno")
    for who, receiver, given, taken in (
        ("bruno", "carmen", -22, -21),
        ("carmen", "diego", -20, -20),
        ("diego", "bruno", -15, -15),
    ):
        _give(scene, chain, who, given, "As agreed, see the files.")
        _accept(scene, chain, receiver, taken)


def _late_and_returned(scene: Scene) -> None:
    """Bruno is three days late, then Carmen sends it back: Elena begins later and answers for none of it."""
    steps = (
        _step(scene, "bruno", "B1", "Autumn plan with its target outlets", 2),
        _step(scene, "carmen", "N1", "Sales of three months for each outlet", 2),
        _step(scene, "elena", "A5", "Autumn products listed", 5),
    )
    chain = _begin(scene, "Autumn plan of the centre", -12, steps, "bruno")
    _give(scene, chain, "bruno", -7, "Forty outlets, the list lies with it.")
    _return(scene, chain, "carmen", -6, "Nine outlets of the list closed last year.")
    _give(scene, chain, "bruno", -5, "Thirty-one outlets, all of them open.")
    _accept(scene, chain, "carmen", -4)


def _for_the_director(scene: Scene) -> None:
    """Returned twice: Ana has to settle it."""
    steps = (
        _step(scene, "carmen", "N1", "Why Saturdays fell behind", 3),
        _step(scene, "farid", "A2", "What the outlets say to it", 3),
    )
    chain = _begin(scene, "Saturday sales", -10, steps, "carmen")
    _give(scene, chain, "carmen", -7, "The analysis, with a page for each outlet.")
    _return(scene, chain, "farid", -6, "It counts orders, not sales.")
    _give(scene, chain, "carmen", -5, "Orders and sales beside each other.")
    _return(scene, chain, "farid", -4, "My outlets are not in it.")


def _target_lists(scene: Scene) -> None:
    """One list for each account manager: one to be given, one to be answered, one that nobody answered."""
    receivers = [scene.person_code(name) for name in ("diego", "elena", "farid")]
    draft = _draft(
        scene, "Your outlets for the display week", -6, (_step(scene, "bruno", "B1", "Target list", 2),), ""
    )
    diego, elena, _farid = hand_to_many(
        by=scene.viewer("bruno"), at=scene.moment(-6), today=scene.day(-6), draft=draft, receivers=receivers
    )
    _give(scene, diego.pk, "bruno", -1, "Twelve outlets; begin with the grey ones.")
    _give(scene, elena.pk, "bruno", -5, "Nine outlets.")


def _stopped(scene: Scene) -> None:
    steps = (_step(scene, "bruno", "B1", "Plan of the winter promotion", 3),)
    chain = _begin(scene, "Winter promotion", -9, steps, "carmen")
    stop_chain(
        by=scene.viewer("ana"),
        at=scene.moment(-8, 15),
        number=chain,
        why="The manufacturer withdrew the product.",
    )


def _step(scene: Scene, who: str, duty: str, title: str, days: int) -> StepDraft:
    return StepDraft(title, duty, scene.person_code(who), days, "A list with names")


def _draft(scene: Scene, title: str, day: int, steps: Sequence[StepDraft], receiver: str) -> ChainDraft:
    return ChainDraft(
        title=title,
        centre_id=scene.centre_id,
        starts=scene.day(day),
        steps=steps,
        receiver_code=receiver,
        goal="What was agreed in the Monday meeting.",
    )


def _begin(scene: Scene, title: str, day: int, steps: Sequence[StepDraft], receiver: str) -> int:
    draft = _draft(scene, title, day, steps, scene.person_code(receiver))
    chain = start_chain(by=scene.viewer("bruno"), at=scene.moment(day), today=scene.day(day), draft=draft)
    return int(chain.pk)


def _open(scene: Scene, chain: int) -> int:
    """The number of what is in somebody's hands."""
    in_hands = handovers_in_force(scene.by).filter(accepted_on=None, returned_on=None)
    return int(in_hands.get(step__chain_id=chain).number)


def _give(scene: Scene, chain: int, who: str, day: int, note: str) -> None:
    give_handover(
        by=scene.viewer(who),
        at=scene.moment(day, 11),
        number=_open(scene, chain),
        given_on=scene.day(day),
        answer=note,
    )


def _accept(scene: Scene, chain: int, who: str, day: int) -> None:
    accept_handover(
        by=scene.viewer(who),
        at=scene.moment(day, 14),
        number=_open(scene, chain),
        accepted_on=scene.day(day),
        terms=handover_terms(scene.day(day)),
    )


def _return(scene: Scene, chain: int, who: str, day: int, reason: str) -> None:
    return_handover(
        by=scene.viewer(who),
        at=scene.moment(day, 14),
        number=_open(scene, chain),
        returned_on=scene.day(day),
        reason=reason,
        terms=handover_terms(scene.day(day)),
    )
