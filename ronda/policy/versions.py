"""A name for what is in force: versions are counted by the days on which something began to act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ronda.policy.parameters import Parameter


@dataclass(frozen=True)
class Version:
    """The `number`-th state of a policy: in force since `since`, the last of its changes announced on
    `announced`; number 0 is before any value acts."""

    number: int
    since: date | None
    announced: date | None


def version_of(parameters: Iterable[Parameter], day: date) -> Version:
    """The version that a period beginning on `day` is read with; values dated later count for nothing."""
    changes: dict[date, date] = {}
    for parameter in parameters:
        for start, origin in parameter.origins.items():
            if start <= day:
                changes[start] = max(origin.announced, changes.get(start, origin.announced))
    since = max(changes, default=None)
    return Version(len(changes), since, changes[since] if since else None)
