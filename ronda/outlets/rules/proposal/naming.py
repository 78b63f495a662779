"""Which manager gets which group: the one who already knows most of its outlets."""

import numpy as np
from scipy.optimize import linear_sum_assignment

from ronda.outlets.rules.proposal.chance import Ints


def named_groups(groups: Ints, holders: Ints, managers: int) -> Ints:
    """The manager of each row; `holders` is the present manager, -1 for none.

    Most outlets stay where they are: the assignment problem (Kuhn 1955), solved as Crouse (2016).
    """
    count = int(groups.max()) + 1
    kept = np.zeros((count, managers), dtype=np.int64)
    held = holders >= 0
    np.add.at(kept, (groups[held], holders[held]), 1)
    rows, chosen = linear_sum_assignment(kept, maximize=True)
    owner = np.zeros(count, dtype=np.int64)
    owner[rows] = chosen
    named: Ints = owner[groups]
    return named
