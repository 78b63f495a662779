"""What a localisation says otherwise than the plan that it localises."""

from typing import Any

COMPARED = (
    "title",
    "goal",
    "brand",
    "standard",
    "budget_cents",
    "expected_listing",
    "expected_growth",
    "expected",
    "milestones",
    "starts",
    "last",
)


def plan_difference(parent: Any, own: Any) -> list[tuple[str, Any, Any]]:
    """The column, what the superior plan says, what this one says; only where they differ."""
    return [
        (name, getattr(parent, name), getattr(own, name))
        for name in COMPARED
        if getattr(parent, name) != getattr(own, name)
    ]
