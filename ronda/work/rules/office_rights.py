"""Who reads and who writes the records of the office."""

from ronda.people.rules.viewing import CENTRE_ROLES, Viewer
from ronda.work.rules.permission import may_lead, may_record_in

_READING = CENTRE_ROLES | {"leader", "administrator", "operator"}


def may_see_office(viewer: Viewer) -> bool:
    """The back office and those who lead; account managers and staff representatives do not."""
    return bool(viewer.roles & _READING)


def may_keep_office(viewer: Viewer, centre_id: int) -> bool:
    """The back office of the centre, and those who lead it."""
    return may_record_in(viewer, centre_id) or may_lead(viewer, centre_id)
