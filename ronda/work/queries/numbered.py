"""Records by the number that they keep through their corrections."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError

NUMBER = Coalesce("first_id", "pk")


def numbered(numbers: Collection[int] | QuerySet[Any, Any]) -> Q:
    """The records and corrections with these numbers."""
    return Q(first=None, pk__in=numbers) | Q(first__in=numbers)


def records_numbered(records: QuerySet[Any], numbers: Sequence[int]) -> list[Any]:
    """The records with these numbers; refuses every number that is not among `records`."""
    found = {
        each.number: each for each in records.filter(Q(first=None, pk__in=numbers) | Q(first__in=numbers))
    }
    noun = records.model._meta.verbose_name
    missing = [number for number in numbers if number not in found]
    what, remedy = "is not in force among yours", "look at the number again"
    if missing:
        raise RefusedError(*(Problem(f"{noun} {number}", what, remedy) for number in missing))
    return [found[number] for number in dict.fromkeys(numbers)]
