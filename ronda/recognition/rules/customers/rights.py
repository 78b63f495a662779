"""Who runs a round, who keeps its sheets, and who must not know what was drawn."""

from collections.abc import Collection

from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES, LEADING_ROLES


def may_run(viewer: Viewer, centre_id: int | None) -> bool:
    """Makes, draws, closes and publishes: whoever leads the centre; for the whole company its leaders."""
    if viewer.can_manage or "leader" in viewer.roles:
        return True
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return centre_id is not None and bool(viewer.roles & LEADING_ROLES) and centre_id in led


def may_change(viewer: Viewer, asking: Collection[int | None]) -> bool:
    """A questionnaire whose rounds lie in these centres, None for the whole company: who runs them all.

    What several centres ask makes them comparable, so none of them changes it for the others.
    """
    return all(may_run(viewer, centre) for centre in asking)


def may_keep(viewer: Viewer, centre_id: int | None) -> bool:
    """Follows the custody, keys in and calls: the back office of the centre, and whoever runs the round."""
    if may_run(viewer, centre_id):
        return True
    own = centre_id is not None and centre_id in viewer.centre_ids
    return own and bool(viewer.roles & CENTRE_ROLES)


def sees_answers(viewer: Viewer, centre_id: int | None) -> bool:
    """Single answers: who leads. An administrator keeps records and reads none."""
    return may_run(viewer, centre_id) and bool(viewer.roles & (LEADING_ROLES | {"leader", "operator"}))


def reads_for_call(viewer: Viewer, centre_id: int | None, *, drawn: bool) -> bool:
    """Who calls an outlet asks about its marks: the back office reads those of the drawn sheets only."""
    own = centre_id is not None and centre_id in viewer.centre_ids
    return sees_answers(viewer, centre_id) or (drawn and own and bool(viewer.roles & CENTRE_ROLES))
