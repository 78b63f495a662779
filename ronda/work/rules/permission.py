"""Who may record what happened in a centre, and who leads it."""

from dataclasses import replace

from ronda.people.rules.viewing import CENTRE_ROLES, LEADING_ROLES, Viewer

_SEE_OTHERS = LEADING_ROLES | {"leader", "operator"}


def may_record_in(viewer: Viewer, centre_id: int) -> bool:
    """Whoever runs the company's records, everywhere; the posts of the back office, in their centre."""
    return viewer.can_manage or (bool(viewer.roles & CENTRE_ROLES) and centre_id in viewer.centre_ids)


def may_lead(viewer: Viewer, centre_id: int) -> bool:
    """A director or deputy in the centre, a leader of the company, and whoever runs its records."""
    if viewer.can_manage or "leader" in viewer.roles:
        return True
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return bool(viewer.roles & LEADING_ROLES) and centre_id in led


def may_act_for(viewer: Viewer, person_id: int | None, centre_id: int) -> bool:
    """The person whose hands it is in, and whoever may record in the centre."""
    own = person_id is not None and person_id == viewer.person_id
    return own or may_record_in(viewer, centre_id)


def as_leader(viewer: Viewer) -> Viewer:
    """The viewer with only those roles that see what others achieved; nothing is left of most."""
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return replace(viewer, roles=viewer.roles & _SEE_OTHERS, centre_ids=led)
