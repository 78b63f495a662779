"""Who may propose that a class of an outlet changes, and who may decide about it."""

from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES, POST_ROLES


def may_propose_class(by: Viewer) -> bool:
    """Whoever works with the outlet, and the administrator."""
    return by.can_manage or bool(by.roles & POST_ROLES)


def may_decide_class(by: Viewer, *, centre_id: int, proposed_by: int | None) -> bool:
    """A director or deputy of the outlet's centre, a leader or an administrator; never who proposed it."""
    if by.person_id is None or by.person_id == proposed_by:
        return False
    if by.can_manage or "leader" in by.roles:
        return True
    led = by.centre_ids if by.led_centre_ids is None else by.led_centre_ids
    return bool(by.roles & LEADING_ROLES) and centre_id in led
