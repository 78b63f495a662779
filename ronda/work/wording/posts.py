"""Names of the posts that have cards."""

from ronda.people.wording import role_name


def card_post_name(code: str) -> str:
    """A leader of the company holds no post of a centre, but has a card."""
    return role_name(code)
