"""How much of what is planned people learn alone or from each other, and how much the year asks of each."""

from collections.abc import Iterable
from dataclasses import dataclass

SELF_DIRECTED = frozenset({"self_study", "peer"})


@dataclass(frozen=True)
class FormShare:
    """Minutes in all, those of self-study and peer learning, and what is missing to the wanted share."""

    minutes: int
    self_directed: int
    wanted_percent: int

    @property
    def met(self) -> bool:
        return 100 * self.self_directed >= self.wanted_percent * self.minutes

    @property
    def missing(self) -> int:
        """Minutes of self-study or peer learning that must come on top until the share is met.

        With x more, s + x are to be p per cent of m + x; nothing helps where all of it is wanted.
        """
        if self.met or self.wanted_percent == 100:
            return 0
        short = self.wanted_percent * self.minutes - 100 * self.self_directed
        return -(-short // (100 - self.wanted_percent))


def form_share(planned: Iterable[tuple[str, int]], wanted_percent: int) -> FormShare:
    """Of forms with their minutes.

    Worked: 300 of 1,000 minutes alone where half is wanted: 400 more make 700 of 1,400.
    """
    rows = list(planned)
    return FormShare(
        sum(minutes for _form, minutes in rows),
        sum(minutes for form, minutes in rows if form in SELF_DIRECTED),
        wanted_percent,
    )
