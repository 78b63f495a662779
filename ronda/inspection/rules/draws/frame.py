"""The frame: every unit that could be inspected, as one text; its digest is published before any draw."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ronda.kernel.digest import digest_text
from ronda.kernel.problem import Problem

# Plain signs only: what sorts and hashes alike in every language and data base.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}")


@dataclass(frozen=True, order=True)
class Unit:
    """What can be drawn. `size` weighs it where chances follow risk; it is 1 where all are alike.

    An id `R17/4021` says that the unit belongs to outlet R17.
    """

    id: str
    stratum: str
    size: int = 1

    @property
    def outlet(self) -> str:
        return self.id.rpartition("/")[0] or self.id


def freeze(units: Iterable[Unit]) -> str:
    """The text of the frame: `id|stratum|size`, sorted by id, no line end after the last."""
    return "\n".join(f"{unit.id}|{unit.stratum}|{unit.size}" for unit in sorted(units))


def digest_frame(units: Iterable[Unit]) -> str:
    return digest_text(freeze(units))


def frame_faults(units: Sequence[Unit]) -> list[Problem]:
    """What keeps these units from being a frame."""
    if not units:
        return [Problem("frame", "holds nothing that could be drawn", "choose days with work in them")]
    return [*_odd_units(units), *_repeated(units)]


def sizes_of_strata(units: Iterable[Unit]) -> dict[str, int]:
    """How many units each stratum holds, by name."""
    return dict(sorted(Counter(unit.stratum for unit in units).items()))


def _odd_units(units: Iterable[Unit]) -> Iterator[Problem]:
    allowed = "use letters, digits and . _ : / -, at most 80, beginning with a letter or digit"
    for unit in units:
        for kind, name in (("id", unit.id), ("stratum", unit.stratum)):
            if not NAME.fullmatch(name):
                yield Problem(f"unit {unit.id}", f"{kind} '{name}' is no plain name", allowed)
        if unit.size < 1:
            yield Problem(f"unit {unit.id}", f"has size {unit.size}", "nobody is exempt: give it at least 1")


def _repeated(units: Iterable[Unit]) -> Iterator[Problem]:
    for name, times in Counter(unit.id for unit in units).items():
        if times > 1:
            yield Problem(f"unit {name}", f"stands {times} times in the frame", "list it once")
