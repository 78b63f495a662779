"""Which course comes before which: never in a circle."""

from collections.abc import Collection, Mapping


def cycle_with(
    requires: Mapping[int, Collection[int]], course: int, wanted: Collection[int]
) -> tuple[int, ...]:
    """The circle that closes when `course` requires what is wanted, from it back to it; empty: none."""
    ways: list[tuple[int, ...]] = [(course, each) for each in wanted]
    reached: set[int] = set()
    while ways:
        way = ways.pop()
        if way[-1] == course:
            return way
        if way[-1] not in reached:
            reached.add(way[-1])
            ways.extend((*way, each) for each in requires.get(way[-1], ()))
    return ()
