"""The shape of what an address asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from ronda.cockpit.queries import TeamLine
from ronda.kernel.period import Month

SORTS = ("name", "post", "score", "grade", "missed", "back", "front", "external", "amount")


@dataclass(frozen=True)
class TeamQuestion:
    """Which lines of the team's table, in which order; everything stands in the address."""

    month: Month | None = None
    post: str = ""
    name: str = ""
    sort: str = ""
    falling: bool = False

    @classmethod
    def of(cls, asked: QueryDict) -> "TeamQuestion":
        """ValueError for a month that is none; an order that is unknown is passed over."""
        month, order = asked.get("month", ""), asked.get("sort", "")
        sort = order.removeprefix("-")
        return cls(
            month=Month.parse(month) if month else None,
            post=asked.get("post", ""),
            name=asked.get("name", "").strip(),
            sort=sort if sort in SORTS else "",
            falling=order.startswith("-"),
        )

    def answer(self, lines: Sequence[TeamLine]) -> list[TeamLine]:
        """The lines asked for; as they come where no order was asked for."""
        kept = [line for line in lines if self._keeps(line)]
        if not self.sort:
            return kept
        with_value = [line for line in kept if _value(line, self.sort) is not None]
        without = [line for line in kept if _value(line, self.sort) is None]
        return sorted(with_value, key=lambda line: _value(line, self.sort), reverse=self.falling) + without

    def sorted_by(self, sort: str) -> "TeamQuestion":
        """The same question in another order; the same order once more turns it round."""
        first_falling = sort not in {"name", "post", "grade"}
        falling = not self.falling if sort == self.sort else first_falling
        return replace(self, sort=sort, falling=falling)

    def in_month(self, month: Month) -> "TeamQuestion":
        return replace(self, month=month)

    @property
    def order(self) -> str:
        return f"-{self.sort}" if self.falling else self.sort

    @property
    def address(self) -> str:
        """As the part of an address after the question mark."""
        asked = {"month": self.month or "", "post": self.post, "name": self.name, "sort": self.order}
        return urlencode({key: str(value) for key, value in asked.items() if value})

    def _keeps(self, line: TeamLine) -> bool:
        named = self.name.casefold() in line.result.person.casefold() or (
            self.name.casefold() == line.result.person_code.casefold()
        )
        return named and self.post in {"", line.result.post}


def _value(line: TeamLine, sort: str) -> Any:
    row = line.result
    return {
        "name": row.person.casefold(),
        "post": row.post,
        "score": row.score,
        "grade": row.grade or None,
        "missed": row.missed,
        "back": row.lost_back,
        "front": row.lost_front,
        "external": row.lost_external,
        "amount": line.amount_cents,
    }[sort]
