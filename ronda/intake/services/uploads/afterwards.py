"""What other contexts do once a file has been taken in; they stand above this one and name themselves."""

from collections.abc import Callable
from datetime import datetime

from ronda.people.rules import Viewer

Follower = Callable[[Viewer, datetime], None]
_followers: list[Follower] = []


def follow_imports(follower: Follower) -> None:
    """Called once by a context that is ready: it hears of every import from a page that wrote something."""
    if follower not in _followers:
        _followers.append(follower)


def tell_followers(by: Viewer, at: datetime) -> None:
    for follower in _followers:
        follower(by, at)
