"""The proposal's one stream of chance; the seed is an argument."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Chance = np.random.Generator


def open_stream(seed: int) -> Chance:
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
