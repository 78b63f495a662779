"""Seeded chance: a stream for every subject, and draws whose sums come out exactly."""

import hashlib

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]
Chance = np.random.Generator


def open_stream(seed: int, *subject: str | int) -> Chance:
    """A stream of its own for each subject, so that a new subject changes no other."""
    label = hashlib.sha256("|".join(map(str, subject)).encode()).digest()
    words = [seed, *(int.from_bytes(label[at : at + 4], "big") for at in range(0, 16, 4))]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(words)))


def deal_out(total: int, weights: Floats, offset: float = 0.5) -> Ints:
    """`total` things in proportion to `weights`, each share within one of its due, the sum exact."""
    if total and not weights.size:
        raise ValueError(f"{total} things cannot be dealt out to nobody")
    edges = np.floor(np.cumsum(weights) / max(weights.sum(), 1e-12) * total + offset)
    edges = np.clip(edges, 0, total)
    edges[-1:] = total
    shares: Ints = np.diff(edges, prepend=0.0).astype(np.int64)
    return shares


def place_within(groups: Ints, keys: Floats | Ints) -> Ints:
    """The place of each row in its group when the group is ordered by `keys`: 0, 1, 2, ..."""
    order = np.lexsort((keys, groups))
    sorted_groups = groups[order]
    starts = np.flatnonzero(np.diff(sorted_groups, prepend=-1))
    run_lengths = np.diff(starts, append=groups.size)
    places = np.empty(groups.size, np.int64)
    places[order] = np.arange(groups.size) - np.repeat(starts, run_lengths)
    return places


def mark_share(groups: Ints, rates: Floats, chance: Chance) -> Flags:
    """Mark `rates[g]` of the rows of each group g, to the nearest row; chance only says which."""
    sizes = np.bincount(groups, minlength=rates.size)
    marked = np.floor(sizes * rates + 0.5).astype(np.int64)
    flags: Flags = place_within(groups, chance.random(groups.size)) < marked[groups]
    return flags


def repeat_each(counts: Ints) -> tuple[Ints, Ints]:
    """Row numbers repeated `counts` times, and which repetition each one is."""
    owners = np.repeat(np.arange(counts.size), counts)
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    return owners, np.arange(owners.size) - firsts
