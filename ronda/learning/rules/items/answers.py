"""An answer to a question of an exam, as its statistics read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Answered:
    """`share`: of the question's points, 0 to 1; `chosen`: the options that were ticked, where it has any."""

    person: str
    item: str
    share: Fraction
    chosen: frozenset[str] = frozenset()


def by_person(answers: Iterable[Answered]) -> dict[str, dict[str, Answered]]:
    """ValueError where somebody answers a question twice, or a share is not between 0 and 1."""
    found: defaultdict[str, dict[str, Answered]] = defaultdict(dict)
    for each in answers:
        if each.item in found[each.person]:
            raise ValueError(f"{each.person} answers {each.item} twice")
        if not 0 <= each.share <= 1:
            raise ValueError(f"{each.person} has {each.share} of the points of {each.item}")
        found[each.person][each.item] = each
    return dict(found)
