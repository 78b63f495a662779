"""What one write did to one record: enough to tell about it and to take it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """`before` None: the record is new; `after` None: it was taken away. Values are plain JSON.

    `kind` names the record (`people.person`), `key` is its code or number.
    """

    kind: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def is_new(self) -> bool:
        return self.before is None
