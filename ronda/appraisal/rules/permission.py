"""Who acts on the scores of a whole company."""

from ronda.people.rules import Viewer

CLOSING_ROLES = frozenset({"operator", "administrator", "leader", "director"})


def may_close(viewer: Viewer, company_id: int) -> bool:
    """May freeze and appraise a month of this company; that alone does not show anybody's results."""
    return viewer.company_id == company_id and bool(viewer.roles & CLOSING_ROLES)
