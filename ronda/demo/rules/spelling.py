"""Millions of codes and names at once, as Arrow text columns."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ronda.demo.rules.chance import Ints

# A numpy column, an Arrow column or a list: whatever Arrow reads.
Column = Any


def numbered(prefix: str, numbers: Ints, digits: int) -> pa.Array:
    """`E0000042` for 42."""
    return joined(prefix, pc.utf8_lpad(pa.array(numbers).cast(pa.string()), digits, "0"))


def picked(words: Sequence[str], which: Ints) -> pa.Array:
    return pa.array(list(words)).take(pa.array(which))


def joined(*parts: str | pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")
