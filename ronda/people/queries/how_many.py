"""How many rows each of several questions finds, asked in one statement."""

from typing import Any

from django.db.models import Count, QuerySet, Value


def how_many(**asked: QuerySet[Any, Any]) -> dict[str, int]:
    """By the name of the question."""
    counted = [
        rows.order_by().values(named=Value(name)).annotate(number=Count("pk")).values_list("named", "number")
        for name, rows in asked.items()
    ]
    first, *others = counted
    return dict.fromkeys(asked, 0) | dict(first.union(*others, all=True))
