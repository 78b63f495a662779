"""Who rates whom: everybody everybody else of the round, but for stated conflicts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """Somebody in a round: may rate, is rated, or both."""

    person: int
    rates: bool = True
    is_rated: bool = True


def pairs_of(slots: Sequence[Slot], excluded: Collection[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """By rater the people to rate, as numbers in order; `excluded` are (rater, person)."""
    rated = sorted(slot.person for slot in slots if slot.is_rated)
    return {
        slot.person: tuple(
            person for person in rated if person != slot.person and (slot.person, person) not in excluded
        )
        for slot in slots
        if slot.rates
    }


def reach_of(pairs: Mapping[int, Sequence[int]], people: Collection[int]) -> dict[int, int]:
    """By person how many may rate them: whoever has fewer than the policy's least can never be shown."""
    return {person: sum(person in rated for rated in pairs.values()) for person in people}
