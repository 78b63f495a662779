"""The sentences of work: no area takes another's words away."""

from collections import defaultdict

from ronda.work.wording import AREAS, COMMON


def test_no_two_areas_tell_the_same_refusal_differently() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for refusals in (COMMON, *(area.REFUSALS for area in AREAS)):
        for found, sentence in refusals.items():
            told[found].add(str(sentence))

    assert {found: sentences for found, sentences in told.items() if len(sentences) > 1} == {}


def test_no_two_areas_tell_of_the_same_deed() -> None:
    deeds = [deed for area in AREAS for deed in area.DEEDS]

    assert sorted(deeds) == sorted(set(deeds))
