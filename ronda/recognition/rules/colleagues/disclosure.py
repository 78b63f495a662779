"""Whether figures that are shown, taken together, give away what a few wrote.

Every figure that is shown is a sum of weighted marks. Whoever sees them all can add and subtract them; what
comes out must never rest on the forms of fewer than the least. Of all sums of figures, each as long as one,
that which rests most on some forms has there the largest eigenvalue of those forms' share in the space of the
figures: 1 where they alone make it up. In a mean of five, four of them have 4/5.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# A sum that is so small beside the figures is lost in their rounding.
NOTHING = 1e-6
# What rests on a few forms by so much of its square, and by the rest on many, is as good as told.
AS_GOOD_AS_TOLD = 0.95


def smallest_disclosure(
    figures: Floats, forms: Sequence[int], least: int, told: float = AS_GOOD_AS_TOLD
) -> int | None:
    """The fewest forms that some sum of the figures rests on, if fewer than `least`.

    `figures`: rows over marks; `forms` says of which form each mark is. None: nothing of fewer can be told.
    """
    shares = _shares(figures, forms)
    alone = [_most(each) for each in shares]
    order = sorted(range(len(shares)), key=lambda place: -alone[place])
    found = least

    def look(chosen: int, share: Floats, start: int) -> None:
        nonlocal found
        for place, each in enumerate(order[start:], start):
            free = found - 1 - chosen
            rest = [alone[other] for other in order[place : place + free]]
            if free < 1 or _most(share) + sum(rest) < told:
                return
            with_it = share + shares[each]
            if _most(with_it) >= told:
                found = chosen + 1
                return
            look(chosen + 1, with_it, place + 1)

    if shares:
        look(0, np.zeros_like(shares[0]), 0)
    return found if found < least else None


def _shares(figures: Floats, forms: Sequence[int]) -> list[Floats]:
    """Of each form, in a basis of the space that the figures span; together they are the identity."""
    rows = np.asarray(figures, dtype=float)
    squares, turned = np.linalg.eigh(rows @ rows.T)
    kept = squares > NOTHING**2 * squares.max(initial=0.0)
    if not kept.any():
        return []
    space = (turned[:, kept] / np.sqrt(squares[kept])).T @ rows
    of_form = np.asarray(forms)
    parts = [space[:, of_form == each] for each in np.unique(of_form)]
    return [part @ part.T for part in parts]


def _most(share: Floats) -> float:
    return float(np.linalg.eigvalsh(share)[-1])
