"""How far judges put entries in the same order: Kendall's W with ties.

Kendall and Babington Smith 1939; for ties Kendall 1948, "Rank correlation methods", chapter 6:
W = (12 sum R^2 - 3 m^2 n (n + 1)^2) / (m^2 n (n^2 - 1) - m sum T), T = sum (t^3 - t) of a judge's ties.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

Scores = Mapping[tuple[int, int], Fraction]


def kendalls_w(scores: Scores) -> Fraction | None:
    """From 0 (no agreement) to 1, by entry and judge; of those judges who scored all entries.

    None with fewer than two such judges or three entries, or where no judge sees any difference.
    """
    entries = sorted({entry for entry, _ in scores})
    judges = sorted({judge for _, judge in scores})
    whole = [judge for judge in judges if all((entry, judge) in scores for entry in entries)]
    judged, number = len(whole), len(entries)
    if judged < 2 or number < 3:
        return None
    marks = [[scores[entry, judge] for entry in entries] for judge in whole]
    ranked = [_mid_ranks(each) for each in marks]
    squares = sum((sum(ranks, start=Fraction(0)) ** 2 for ranks in zip(*ranked, strict=True)), Fraction(0))
    ties = sum(times**3 - times for each in marks for times in Counter(each).values())
    below = judged**2 * number * (number**2 - 1) - judged * ties
    if not below:
        return None
    return (12 * squares - 3 * judged**2 * number * (number + 1) ** 2) / below


def _mid_ranks(values: Sequence[Fraction]) -> list[Fraction]:
    """Those that are equal share the mean of their ranks."""
    return [
        Fraction(2 * sum(other < each for other in values) + values.count(each) + 1, 2) for each in values
    ]
