"""What one page asks the database for several times is asked once: only while a page is read."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_KEPT: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept_while_a_page_is_read", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """For an answer that sets up nothing: what is asked in it stays as it is until the answer is there."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """What was asked under this key while this page is read; outside of a page it is asked each time."""
    kept = _KEPT.get()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    found: T = kept[key]
    return found
