"""Who brings the forms about a person to the outlets: never that person, rather somebody of another line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bringer:
    """Somebody who could hand forms out; `post` by its code."""

    person: str
    post: str


def may_bring(bringer: str, rated: str) -> bool:
    """Anybody whom the company names, except who is rated."""
    return bringer != rated


def propose_bringers(
    sheets: Mapping[str, int], people: Sequence[Bringer], posts: Sequence[Sequence[str]]
) -> dict[str, str | None]:
    """For each rated person one bringer: of the first group of posts that has people the least loaded.

    Two rated persons never bring each other's forms while somebody else can: one hand washes the other.
    """
    load: Counter[str] = Counter()
    chosen: dict[str, str | None] = {}
    for rated in sorted(sheets, key=lambda each: (-sheets[each], each)):
        found = _first(rated, people, posts, load, chosen)
        chosen[rated] = found
        if found:
            load[found] += sheets[rated]
    return chosen


def swapped(bringers: Mapping[str, str | None]) -> frozenset[str]:
    """The rated persons who bring each other's forms."""
    return frozenset(
        rated for rated, bringer in bringers.items() if bringer and bringers.get(bringer) == rated
    )


def _first(
    rated: str,
    people: Sequence[Bringer],
    posts: Sequence[Sequence[str]],
    load: Mapping[str, int],
    chosen: Mapping[str, str | None],
) -> str | None:
    groups = {post: place for place, group in enumerate(posts) for post in group}
    fit = [each for each in people if each.post in groups and may_bring(each.person, rated)]
    if not fit:
        return None
    best = min(
        fit,
        key=lambda each: (
            chosen.get(each.person) == rated,
            groups[each.post],
            load[each.person],
            each.person,
        ),
    )
    return best.person
