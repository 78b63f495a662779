"""Everything that a visit form says, as a page or a tablet hands it over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Counted:
    """What was counted of a product, in selling units; None: not counted there."""

    product: int
    front: int | None = None
    storeroom: int | None = None


@dataclass(frozen=True)
class Promised:
    """What is promised to the outlet, and by when."""

    text: str
    due: date | None = None


@dataclass(frozen=True)
class FormSaid:
    """`settled` are earlier promises by number: kept, not kept, or None where they stay open.

    `request_*` is what the outlet asks for; `change` is what is different of its base data.
    """

    reason: str = ""
    outcome: str = ""
    priority: int | None = None
    steps: tuple[str, ...] = ()
    display: str = ""
    price_marking: str = ""
    counts: tuple[Counted, ...] = ()
    task: int | None = None
    task_result: str = ""
    advice: str = ""
    answer: str = ""
    promises: tuple[Promised, ...] = ()
    settled: Mapping[int, bool | None] = field(default_factory=dict)
    request_topic: str = ""
    request_text: str = ""
    base_data: str = ""
    change: str = ""
    next_step: str = ""
    next_on: date | None = None
