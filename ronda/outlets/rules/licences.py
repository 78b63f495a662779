"""Whether a licence allows selling on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

Standing = Literal["valid", "expired", "suspended", "revoked", "not yet issued"]

_AFTER: dict[str, Standing] = {"suspended": "suspended", "revoked": "revoked"}


def licence_standing(
    issued: date | None, expires: date | None, events: Iterable[tuple[date, str]], on: date
) -> Standing:
    """`events` as (day, kind); of two on one day the later in the list counts, and a revocation is final."""
    if issued and on < issued:
        return "not yet issued"
    standing: Standing = "valid"
    for _, kind in sorted((each for each in events if each[0] <= on), key=lambda each: each[0]):
        if standing != "revoked":
            standing = _AFTER.get(kind, "valid")
    if standing == "valid" and expires and on > expires:
        return "expired"
    return standing
