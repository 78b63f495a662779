"""Which earlier suggestions are like a line that is being written, in any of the three languages.

Words are taken apart into groups of three letters with their edges, Chinese text into single characters and
pairs; rare groups say more than frequent ones (inverse document frequency, Sparck Jones 1972).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ronda.kernel.folding import folded

GROUP = 3
# A line that is half written shares all it has with a longer one: that counts most.
OF_WRITTEN = 0.75
FIRST_IDEOGRAPH, LAST_IDEOGRAPH = 0x2E80, 0x9FFF
# With fewer groups of letters nothing is said yet.
LEAST_GROUPS = 4


@dataclass(frozen=True)
class Line:
    number: int
    text: str


@dataclass(frozen=True)
class Alike:
    number: int
    likeness: float


def alike(text: str, earlier: Sequence[Line], *, least: float, most: int) -> list[Alike]:
    """The likest first, of equals the later one; likeness from 0 to 1, the same words are 1."""
    written = groups_of(text)
    if len(written) < LEAST_GROUPS:
        return []
    known = {each.number: groups_of(each.text) for each in earlier}
    weights = _weights(written, list(known.values()))
    found = [Alike(number, _likeness(written, groups, weights)) for number, groups in known.items()]
    near = [each for each in found if each.likeness >= least]
    return sorted(near, key=lambda each: (-each.likeness, -each.number))[:most]


def groups_of(text: str) -> frozenset[str]:
    """Groups of letters within words; of Chinese each character and each pair."""
    found: set[str] = set()
    for word in _words(text):
        if _is_ideograph(word[0]):
            found.update(word, (first + second for first, second in pairwise(word)))
        else:
            edged = f" {word} "
            found.update(edged[start : start + GROUP] for start in range(len(edged) - GROUP + 1))
    return frozenset(found)


def _words(text: str) -> list[str]:
    """Runs of letters and digits; a run ends where Chinese begins or ends."""
    words: list[str] = []
    before = ""
    for letter in folded(text):
        if not letter.isalnum():
            before = ""
            continue
        if before and _is_ideograph(before) == _is_ideograph(letter):
            words[-1] += letter
        else:
            words.append(letter)
        before = letter
    return words


def _is_ideograph(letter: str) -> bool:
    return FIRST_IDEOGRAPH <= ord(letter) <= LAST_IDEOGRAPH


def _weights(written: frozenset[str], known: Sequence[frozenset[str]]) -> dict[str, float]:
    texts = [written, *known]
    often = Counter(group for groups in texts for group in groups)
    return {group: math.log(1 + len(texts) / count) for group, count in often.items()}


def _likeness(written: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    shared = sum(weights[each] for each in written & other)
    if not shared:
        return 0.0
    of_written = shared / sum(weights[each] for each in written)
    of_other = shared / sum(weights[each] for each in other)
    return OF_WRITTEN * of_written + (1 - OF_WRITTEN) * of_other
