"""The search's one stream of chance: whole numbers only, so that every machine draws the same.

Method: xoshiro256** seeded by splitmix64 (Blackman and Vigna 2021, Scrambled linear pseudorandom number
generators, ACM Transactions on Mathematical Software 47).
"""

import numpy as np

from ronda.visits.rules.planning.search.arrays import Words
from ronda.visits.rules.planning.search.compiled import compiled

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_STIR = np.uint64(0x94D049BB133111EB)
_7, _9, _5 = np.uint64(7), np.uint64(9), np.uint64(5)
_17, _19, _27 = np.uint64(17), np.uint64(19), np.uint64(27)
_30, _31, _32, _45, _57 = np.uint64(30), np.uint64(31), np.uint64(32), np.uint64(45), np.uint64(57)


@compiled
def open_stream(state: Words, seed: int) -> None:
    word = np.uint64(seed)
    for place in range(4):
        word = word + _GOLDEN
        mixed = (word ^ (word >> _30)) * _MIX
        mixed = (mixed ^ (mixed >> _27)) * _STIR
        state[place] = mixed ^ (mixed >> _31)


@compiled
def draw_below(state: Words, bound: int) -> int:
    """A whole number of 0 to `bound` - 1."""
    turned = state[1] * _5
    high = ((turned << _7) | (turned >> _57)) * _9
    shifted = state[1] << _17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = (state[3] << _45) | (state[3] >> _19)
    return np.int64(((high >> _32) * np.uint64(bound)) >> _32)
