"""Who reads what the company is set up with."""

from ronda.people.rules.viewing import LEADING_ROLES, Viewer

SET_UP_READERS = frozenset({"administrator", "leader", "operator"})


def reads_set_up(viewer: Viewer) -> bool:
    """The whole company's: administrators, who also change it, and leaders."""
    return bool(viewer.roles & SET_UP_READERS)


def reads_staff(viewer: Viewer) -> bool:
    """People, their posts and their leave: also whoever directs or deputises, of their own centre."""
    return reads_set_up(viewer) or bool(viewer.roles & LEADING_ROLES)


def sees_wages(viewer: Viewer) -> bool:
    """What an appointment pays is no director's matter: pools are divided by weights, not by wages."""
    return reads_set_up(viewer)
