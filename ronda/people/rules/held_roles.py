"""What follows from the posts and the roles that a person holds on a day."""

from collections.abc import Iterable

from ronda.people.rules.viewing import CENTRE_ROLES, LEADING_ROLES, Viewer


def viewer_of(
    company_id: int,
    person_id: int,
    held: Iterable[tuple[str, int]],
    granted: Iterable[str],
    directs_all: bool = False,
) -> Viewer:
    """The viewer from `(role, centre)` of each post held and the roles granted.

    `directs_all`: no centre of the company is without this person as its director.
    Who looks over one centre and merely works in another sees the first as a whole and not the second.
    """
    posts = list(held)
    watched = frozenset(centre for role, centre in posts if role in CENTRE_ROLES)
    return Viewer(
        company_id,
        person_id,
        frozenset(role for role, _ in posts) | frozenset(granted),
        watched or frozenset(centre for _, centre in posts),
        frozenset(centre for role, centre in posts if role in LEADING_ROLES),
        directs_all,
    )
