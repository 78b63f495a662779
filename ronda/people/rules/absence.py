"""What the freezing of spells asks of a policy."""

from typing import Protocol


class AbsenceRules(Protocol):
    """The part of the policy's absence rules that decides who was there and who is new."""

    @property
    def protected_leave(self) -> tuple[str, ...]: ...

    @property
    def new_hire_months(self) -> int: ...

    @property
    def min_days(self) -> int: ...
