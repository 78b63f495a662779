"""Who shapes what a whole company works by: cards, the working method, processes."""

from ronda.people.rules.viewing import CENTRE_ROLES, LEADING_ROLES, Viewer

_SHAPING = LEADING_ROLES | {"leader", "administrator", "operator"}


def may_shape(viewer: Viewer) -> bool:
    """Directors and deputies, leaders, and whoever runs the company's records."""
    return bool(viewer.roles & _SHAPING)


def may_write_rules(viewer: Viewer) -> bool:
    """The posts of the back office write as well; what they write is adopted by those who shape."""
    return may_shape(viewer) or bool(viewer.roles & CENTRE_ROLES)
