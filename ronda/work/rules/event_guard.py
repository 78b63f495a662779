"""Who a promotion is for: the guard of products that minors must not have."""

from collections.abc import Iterable


def is_for_adults(restricted: Iterable[bool]) -> bool:
    """`restricted` says of each product shown whether it is; where nothing is known, the guard is on.

    The guard can be switched off only where every product is known and none is restricted.
    """
    known = list(restricted)
    return not known or any(known)


def guard_of(restricted: Iterable[bool], *, promotes: bool) -> bool:
    """Whether the guard stays on against every wish.

    A restricted product keeps it on whatever the event is called; what promotes nothing that is known of
    may be open to everybody.
    """
    known = list(restricted)
    return any(known) or (promotes and is_for_adults(known))
