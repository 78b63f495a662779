"""Somebody looks at a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

Samples = Mapping[str, object]


@dataclass(frozen=True)
class Look:
    """Somebody looks at a page; `takes` are the samples that its address is made of, in their order."""

    name: str
    who: str
    takes: tuple[str, ...] = ()
    asks: str = ""

    def address(self, samples: Samples) -> str:
        path = reverse(self.name, args=[samples[each] for each in self.takes])
        return f"{path}?{self.asks}" if self.asks else path

    @property
    def title(self) -> str:
        """As a file name."""
        told = f"{self.name}-{self.asks}" if self.asks else self.name
        return "".join(letter if letter.isalnum() else "-" for letter in f"{told}-{self.who}")
