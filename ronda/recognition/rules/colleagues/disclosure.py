"""Whether figures that are shown, taken together, give away what a few wrote.

Every figure that is shown is a combination of single marks. Whoever sees them all can add and subtract them;
what comes out must never rest on fewer marks than the least. The smallest such remainder is the weight of
the shortest vector of the space that the figures span: for the few figures of a round it is found exactly.
"""

from itertools import combinations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
NOTHING = 1e-9


def smallest_disclosure(figures: Floats, most: int) -> int | None:
    """The fewest marks that a combination of the figures (rows over marks) rests on, if fewer than `most`.

    A combination that rests on marks inside a set is 0 on all others; so a set gives something away when
    leaving its columns out lowers the rank. None: nothing that rests on fewer than `most` can be told.
    """
    columns = _distinct(figures)
    matrix, weights = columns
    whole = _rank(matrix)
    places = range(matrix.shape[1])
    best: int | None = None
    for size in range(1, min(most, matrix.shape[1] + 1)):
        for chosen in combinations(places, size):
            weight = int(sum(weights[each] for each in chosen))
            if weight >= (most if best is None else best):
                continue
            rest = np.delete(matrix, chosen, axis=1)
            if _rank(rest) < whole:
                best = weight
    return best


def _distinct(figures: Floats) -> tuple[Floats, list[int]]:
    """Marks that every figure counts alike move together: one column for all of them, with their number."""
    unique, counts = np.unique(np.round(figures, 9), axis=1, return_counts=True)
    used = np.abs(unique).sum(axis=0) > NOTHING
    return unique[:, used], [int(each) for each in counts[used]]


def _rank(matrix: Floats) -> int:
    return int(np.linalg.matrix_rank(matrix, tol=NOTHING)) if matrix.size else 0
