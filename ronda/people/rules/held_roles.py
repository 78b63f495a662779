"""What follows from the posts and the roles that a person holds on a day."""

from collections.abc import Collection, Iterable

from ronda.people.rules.viewing import CENTRE_ROLES, LEADING_ROLES, Viewer


def viewer_of(
    company_id: int,
    person_id: int,
    held: Iterable[tuple[str, int]],
    granted: Iterable[str],
    all_centres: Collection[int] = (),
) -> Viewer:
    """The viewer from `(role, centre)` of each post held and the roles granted; `all_centres` of the company.

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
        bool(all_centres) and frozenset(all_centres) <= directed_in(posts),
    )


def directed_in(held: Iterable[tuple[str, int]]) -> frozenset[int]:
    """The centres that a person directs; a deputy does not."""
    return frozenset(centre for role, centre in held if role == "director")
